"""Files in config/ that are written from the models do not drift from them."""

import json
import re

import config_docs
import pytest

from tests_support import ROOT
from tipimpact.common.documents import read_yaml

CONFIG = ROOT / "config"


@pytest.mark.parametrize("name", config_docs.FILES)
def test_written_files_match_the_models(name):
    assert (CONFIG / name).read_text(encoding="utf-8") == config_docs.FILES[name](), (
        f"config/{name} has drifted from the models: run `{config_docs.COMMAND}`"
    )


@pytest.mark.parametrize("name", ["config.yaml", "official.yaml"])
def test_the_schema_accepts_our_own_files(name):
    import jsonschema  # takes seconds, so that only who runs this test waits for it

    schema = json.loads((CONFIG / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(read_yaml(CONFIG / name), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"editon": "sample"}, schema)


def test_the_readme_names_every_file():
    page = (CONFIG / "README.md").read_text(encoding="utf-8")
    names = [p.relative_to(CONFIG).as_posix() for p in CONFIG.rglob("*") if p.suffix in {".yaml", ".csv"}]
    stated = [re.sub(r"^sources/(?!licences).*", "sources/<collection>.yaml", name) for name in names]
    stated = [re.sub(r"^codebook/(examples/)?[A-Z].*", r"codebook/\1<THEME>.yaml", name) for name in stated]
    missing = [name for name in stated if f"`{name}`" not in page]
    assert not missing, f"name them in {config_docs.TEMPLATE.name}, then run `{config_docs.COMMAND}`"
