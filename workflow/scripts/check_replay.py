"""Compare the replayed Act with every received official consolidation."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import StatuteTexts, replay_checks


def check_replay(units: str, effects: str, commencement: str, edition: str, output: str) -> None:
    texts = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    facts = read_commencement(commencement)
    sources = [*texts.find(kind="annual"), *texts.find(kind="consolidated", citation=facts.base.act)]
    write_table(replay_checks(texts, facts), "replay_check", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(check_replay, snakemake)
