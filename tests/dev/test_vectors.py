"""Vectors of sentences are made once and kept on this machine."""

import numpy as np
import pandas as pd
from second_coder import remembered


def test_an_embedding_is_made_once(tmp_path):
    asked = []

    def make(texts):
        asked.extend(texts)
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    first = pd.Series(["one", "three"], index=["d1", "d2"])
    then = pd.Series(["three", "seventh", "one"], index=["d2", "d3", "d1"])
    assert remembered(first, tmp_path / "kept.npz", make).tolist() == [[3, 1], [5, 1]]
    assert remembered(then, tmp_path / "kept.npz", make).tolist() == [[5, 1], [7, 1], [3, 1]]
    assert asked == ["one", "three", "seventh"]
