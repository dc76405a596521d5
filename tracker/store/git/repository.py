"""The git repository under a store; the only module that imports GitPython.

Nothing here depends on the machine: the user's and the system's git configuration is not read, hooks,
signing, line-end conversion and filters are off, and objects are written as the exact bytes given. No
string of the user becomes an option or a revision: names were checked (:mod:`tracker.store.formats.names`), ids
come from git.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar, cast

import git
from git.exc import GitError, ODBError

from tracker.errors import StoreError
from tracker.store.git.environment import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import TracebackType

    from tracker.store.formats.authorship import Authorship

_T = TypeVar("_T")

BRANCH = "main"
NO_OBJECT = "0" * 40

_TAG_FIELDS = ("refname", "objecttype", "objectname", "*objecttype", "*objectname", "tagger", "contents")


class TagRecord(NamedTuple):
    """One tag, annotated or not, as ``for-each-ref`` gives it."""

    ref: str
    kind: str
    id: str
    target_kind: str
    target: str
    tagger: str
    message: str


class Move(NamedTuple):
    """A ref that is to move from one object to another; :data:`NO_OBJECT` for a ref that is not there."""

    ref: str
    new: str
    old: str


class Repository:
    """A repository that is open; a context manager, because GitPython keeps child processes until closed."""

    def __init__(self, folder: Path) -> None:
        """Open the repository.

        Args:
            folder: Its work tree, or a bare repository.

        Raises:
            StoreError: If there is none.
        """
        self.folder = folder.absolute()
        self._remembered: dict[str, object] = {}
        try:
            self._repo = git.Repo(self.folder, expand_vars=False)
        except (GitError, OSError, ValueError) as error:
            raise StoreError(
                f"{folder} is no store",
                cause="it holds no git repository that can be read" if folder.is_dir() else "there is no such folder",
                remedy="make one with tracker init, or name another with --store",
            ) from error
        if not self._repo.bare and not (self.folder / ".git").exists():
            raise StoreError(
                f"{folder} is no store",
                cause="it is the inside of a git repository, not the folder that holds it",
                remedy=f"name {self.folder.parent}",
            )
        self.git_dir = Path(self._repo.git_dir).absolute()
        pointer = self.git_dir / "commondir"
        self.common = (self.git_dir / pointer.read_text().strip()).resolve() if pointer.exists() else self.git_dir
        self.bare = self._repo.bare
        with _telling(self.folder):
            self._repo.git.update_environment(**self._environment())

    @classmethod
    def create(cls, folder: Path, *, made: bool = False) -> Self:
        """Make an empty repository whose first branch is ``main`` whatever the user's settings say.

        Args:
            folder: Where.
            made: Whether the folder is to be made, and must not exist.
        """
        folder = folder.absolute()
        if made:
            folder.mkdir()
        runner = git.Git(folder)
        runner.update_environment(**environment(folder / ".git", folder / ".git"), GIT_WORK_TREE=str(folder))
        with _telling(folder):
            runner.init("--quiet", "--template=", f"--initial-branch={BRANCH}", "--object-format=sha1")
        return cls(folder)

    def close(self) -> None:
        """End the child processes."""
        self._repo.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _environment(self) -> dict[str, str]:
        settings = self._repo.config_reader("repository")
        if settings.get_value("extensions", "objectformat", "sha1") != "sha1":
            raise StoreError(
                f"The repository at {self.folder} names its objects by SHA-256",
                cause="GitPython reads SHA-1 repositories only",
                remedy="make a store with tracker init, and add the texts to it",
            )
        tree = {} if self.bare else {"GIT_WORK_TREE": str(self.folder)}
        self._repo.git.update_environment(**environment(self.git_dir, self.common), **tree)
        # Read by git, not by a parser of another's: there are many ways to write the name of a section.
        named = {key.partition(".")[2].rpartition(".")[0] for key in self.settings() if key.startswith("filter.")}
        no_filters = {f"filter.{name}.{step}": "" for name in sorted(named) for step in ("clean", "smudge", "process")}
        no_filters |= {f"filter.{name}.required": "false" for name in sorted(named)}
        return environment(self.git_dir, self.common, no_filters) | tree

    def run(self, command: str, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Run one git command and give its output.

        Args:
            command: With ``_`` for ``-``: ``update_ref``.
            args: Options of ours, checked names and ids; never a raw string of the user.
            stdin: What it reads.
            env: More environment.

        Raises:
            StoreError: If git refuses, with its words.
        """
        with _telling(self.folder), tempfile.TemporaryFile() as file:
            file.write(stdin)
            file.seek(0)
            method = getattr(self._repo.git, command)
            output = method(*args, istream=file, env=env, stdout_as_string=False, strip_newline_in_stdout=False)
            return cast("bytes", output)

    def succeeds(self, command: str, *args: str) -> bool:
        """Whether a git command that asks a question answers yes."""
        status, _, _ = getattr(self._repo.git, command)(*args, with_extended_output=True, with_exceptions=False)
        return cast("int", status) == 0

    def head(self) -> str:
        """The commit that is checked out; empty if there is none yet."""
        _, found, _ = self._repo.git.rev_parse(
            "--quiet", "--verify", "HEAD^{commit}", with_extended_output=True, with_exceptions=False
        )
        return cast("str", found).strip()

    def resolve(self, ref: str) -> str:
        """The object that a ref of ours stands at; empty if there is no such ref."""
        if not self.succeeds("show_ref", "--verify", "--quiet", ref):
            return ""
        return self.run("rev_parse", "--verify", ref).decode().strip()

    def remembered(self, key: str, make: Callable[[], _T]) -> _T:
        """What was made of an object before, or is made now; an object of git never changes.

        Args:
            key: The object's id, behind a word for what is made of it.
            make: Makes it.
        """
        if key not in self._remembered:
            self._remembered[key] = make()
        return cast("_T", self._remembered[key])

    def files(self, commit: str) -> Mapping[str, str]:
        """The id of every file of a commit, by its path; one process however many there are."""
        return self.remembered(f"files {commit}", lambda: self._files(commit))

    def _files(self, commit: str) -> dict[str, str]:
        lines = self.run("ls_tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "surrogateescape")
        entries = (line.split("\t", 1) for line in lines.split("\0") if line)
        return {path: details.split(" ")[2] for details, path in entries}

    def links(self, commit: str) -> list[str]:
        """The paths in a commit that are no files but links or other repositories."""
        lines = self.run("ls_tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "surrogateescape").split("\0")
        return [line.partition("\t")[2] for line in lines if line.startswith(("120000", "160000"))]

    def read(self, object_id: str) -> bytes:
        """The bytes of an object, through the one ``cat-file`` process that GitPython keeps."""
        with _telling(self.folder):
            return self._repo.git.get_object_data(object_id)[3]

    def tags(self, pattern: str) -> list[TagRecord]:
        """The tags under a ref or folder of refs; one process however many there are."""
        layout = "%00".join(f"%({field})" for field in _TAG_FIELDS) + "%00"
        fields = self.run("for_each_ref", f"--format={layout}", pattern).decode("utf-8", "replace").split("\0")
        width = len(_TAG_FIELDS)
        rows = (fields[n : n + width] for n in range(0, len(fields) - 1, width))
        return [TagRecord(row[0].lstrip("\n"), *row[1:]) for row in rows]

    def settings(self, *, own: bool = False) -> list[str]:
        """The names of all settings that git would heed here, those of included files and of the work tree too.

        Args:
            own: Whether only those of the repository's own file, and of what that includes.
        """
        where = ("--local",) if own else ()
        output = self.run("config", *where, "--list", "--name-only", "-z", "--includes")
        listed = output.decode("utf-8", "surrogateescape")
        return list(filter(None, listed.split("\0")))

    def setting(self, key: str) -> str:
        """What the repository's own settings say; empty for nothing."""
        if not self.succeeds("config", "--local", "--get", key):
            return ""
        return self.run("config", "--local", "--get", key).decode("utf-8", "replace").rstrip("\n")

    def references(self, folder: str) -> list[str]:
        """The names of the refs in a folder of refs."""
        return self.run("for_each_ref", "--format=%(refname)", folder).decode("utf-8", "replace").split()

    def messages(self, commit: str, path: str) -> Iterator[str]:
        """The messages of the commits that touched a file, newest first."""
        output = self.run("log", "-z", "--format=%B", "--end-of-options", commit, "--", path)
        return (message for message in output.decode("utf-8", "replace").split("\0") if message)

    def versions(self, commit: str, path: str) -> list[str]:
        """The ids of every content that a file ever had, newest first, in the history of a commit and all refs."""
        # Every side of every merge: what was replaced may stand on a side that a merge did not keep.
        options = ("--raw", "--no-abbrev", "--format=", "--full-history", "-m", "--no-renames", "--all")
        lines = self.run("log", *options, commit, "--", path).decode("utf-8", "replace").splitlines()
        ids = [each for line in lines if line.startswith(":") for each in reversed(line.split(" ")[2:4])]
        return [each for each in dict.fromkeys(ids) if each != NO_OBJECT]

    def write(self, kind: str, content: bytes) -> str:
        """Store an object as the exact bytes given and give its id."""
        return self.run("hash_object", "-w", "--stdin", "--no-filters", "-t", kind, stdin=content).decode().strip()

    def move(self, moves: Sequence[Move], by: Authorship, held: int | None = None) -> None:
        """Move refs, all or none, or refuse if one does not stand where it stood any more.

        Args:
            moves: The refs.
            by: Who, and when, for the branch's own log.
            held: An open file that git is to hold as long as it works; see :mod:`tracker.store.git.lock`.

        Raises:
            StoreError: If git refuses.
        """
        who = {
            "GIT_COMMITTER_NAME": by.author.name,
            "GIT_COMMITTER_EMAIL": by.author.mail,
            "GIT_COMMITTER_DATE": str(by.time),
        }
        lines = "".join(f"update {each.ref} {each.new} {each.old}\n" for each in moves)
        command = [self._repo.git.GIT_PYTHON_GIT_EXECUTABLE, "update-ref", "-m", "tracker", "--stdin"]
        keep: dict[str, Any] = {} if held is None or sys.platform == "win32" else {"pass_fds": (held,)}
        with _telling(self.folder), tempfile.TemporaryFile() as file:
            file.write(lines.encode())
            file.seek(0)
            self._repo.git.execute(command, istream=file, env=who, **keep)


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Turn what GitPython raises into words."""
    try:
        yield
    except (GitError, ODBError, ValueError, OSError) as error:  # OSError: git died of a damaged object.
        said = getattr(error, "stderr", "") or str(error)
        raise StoreError(
            f"git cannot do this in {folder}",
            cause=" ".join(said.replace("stderr:", "").strip(" '\n").split()),
            remedy="look at the repository with git status and git fsck",
        ) from error
