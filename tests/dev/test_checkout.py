"""A copy of the project for a test has a history of its own, wherever the checkout keeps its own."""

from __future__ import annotations

import subprocess

import checkout

IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def test_a_commit_in_a_copy_of_a_linked_worktree_is_not_made_in_the_worktree(tmp_path):
    def git(folder, *arguments):
        done = subprocess.run(
            ["git", "-C", str(folder), *IDENTITY, *arguments], check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    (tmp_path / "first").mkdir()
    git(tmp_path / "first", "init")
    (tmp_path / "first" / "a").write_text("a")
    git(tmp_path / "first", "add", "a")
    git(tmp_path / "first", "commit", "--message", "a")
    linked = tmp_path / "linked"
    git(tmp_path / "first", "worktree", "add", str(linked))
    (linked / "a").write_text("changed")
    (linked / "new").write_text("new")
    before = git(linked, "rev-parse", "HEAD")
    copied = checkout.copy(tmp_path / "copied", linked)
    assert git(copied, "status", "--porcelain").split() == ["M", "a", "??", "new"]
    assert git(copied, "rev-parse", "HEAD") == before
    git(copied, "add", "--all")
    git(copied, "commit", "--message", "b")
    assert git(linked, "rev-parse", "HEAD") == before
