"""Compose the texts that people wrote in config, by id and in both languages."""

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.package.compose import compose_texts as compose
from tipimpact.package.texts import write_texts


def compose_texts(authored: dict[str, str], output: str) -> None:
    write_text(output, write_texts(compose(**authored)))


if __name__ == "__main__":
    job.run(compose_texts, snakemake)
