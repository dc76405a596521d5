"""The git repository of a store; the only module that imports GitPython.

Nothing depends on the machine: the user's and the system's git configuration is not read, hooks,
signing, line-end conversion and filters are off, and objects are written as the exact bytes given. No
string of a user becomes an option or a revision: names were checked (:mod:`tracker.store.formats.names`), ids
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


class RefUpdate(NamedTuple):
    """The move of a ref from one object to another; the old one is :data:`NO_OBJECT` for a new ref."""

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
        self._cache: dict[str, object] = {}
        try:
            self._repo = git.Repo(self.folder, expand_vars=False)
        except (GitError, OSError, ValueError) as error:
            raise StoreError(
                f"{folder} is not a store",
                cause="it contains no git repository that can be read"
                if folder.is_dir()
                else "there is no such folder",
                remedy="name another folder with --store, or make a store: tracker init DIR",
            ) from error
        if not self._repo.bare and not (self.folder / ".git").exists():
            raise StoreError(
                f"{folder} is not a store",
                cause="it is the inner folder of a git repository",
                remedy=f"name the folder around it: {self.folder.parent}",
            )
        self.git_dir = Path(self._repo.git_dir).absolute()
        pointer = self.git_dir / "commondir"
        self.common = (self.git_dir / pointer.read_text().strip()).resolve() if pointer.exists() else self.git_dir
        self.bare = self._repo.bare
        with _git_errors(self.folder):
            self._repo.git.update_environment(**self._environment())

    @classmethod
    def create(cls, folder: Path, *, make_folder: bool = False) -> Self:
        """Make an empty repository with the branch ``main``, whatever the user's settings are.

        Args:
            folder: Its folder.
            make_folder: Whether to make the folder, which must not exist then.
        """
        folder = folder.absolute()
        if make_folder:
            folder.mkdir()
        runner = git.Git(folder)
        runner.update_environment(**environment(folder / ".git", folder / ".git"), GIT_WORK_TREE=str(folder))
        with _git_errors(folder):
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
                f"The repository at {self.folder} was made with SHA-256 names",
                cause="GitPython, which this program uses, reads repositories with SHA-1 names only",
                remedy="make a new store with tracker init, and add the texts to it",
            )
        tree = {} if self.bare else {"GIT_WORK_TREE": str(self.folder)}
        self._repo.git.update_environment(**environment(self.git_dir, self.common), **tree)
        # Read by git itself: there are many ways to write the name of a section.
        filters = {key.partition(".")[2].rpartition(".")[0] for key in self.settings() if key.startswith("filter.")}
        no_filters = {
            f"filter.{name}.{step}": "" for name in sorted(filters) for step in ("clean", "smudge", "process")
        }
        no_filters |= {f"filter.{name}.required": "false" for name in sorted(filters)}
        return environment(self.git_dir, self.common, no_filters) | tree

    def run(self, command: str, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Run one git command and return its output.

        Args:
            command: With ``_`` for ``-``: ``update_ref``.
            args: Fixed options, checked names and ids; never a raw string of a user.
            stdin: Its standard input.
            env: Further environment variables.

        Raises:
            StoreError: If git refuses; its message is the cause.
        """
        with _git_errors(self.folder), tempfile.TemporaryFile() as file:
            file.write(stdin)
            file.seek(0)
            method = getattr(self._repo.git, command)
            output = method(*args, istream=file, env=env, stdout_as_string=False, strip_newline_in_stdout=False)
            return cast("bytes", output)

    def succeeds(self, command: str, *args: str) -> bool:
        """Run a git command that answers a question by its exit code; return whether the answer is yes."""
        status, _, _ = getattr(self._repo.git, command)(*args, with_extended_output=True, with_exceptions=False)
        return cast("int", status) == 0

    def head(self) -> str:
        """Return the commit that is checked out; empty if there is none yet."""
        _, output, _ = self._repo.git.rev_parse(
            "--quiet", "--verify", "HEAD^{commit}", with_extended_output=True, with_exceptions=False
        )
        return cast("str", output).strip()

    def resolve(self, ref: str) -> str:
        """Return the object that a ref points to; empty if there is no such ref."""
        if not self.succeeds("show_ref", "--verify", "--quiet", ref):
            return ""
        return self.run("rev_parse", "--verify", ref).decode().strip()

    def cached(self, key: str, compute: Callable[[], _T]) -> _T:
        """Return a value that is computed from a git object once: an object never changes.

        Args:
            key: The kind of value and the id of the object.
            compute: Computes it.
        """
        if key not in self._cache:
            self._cache[key] = compute()
        return cast("_T", self._cache[key])

    def files(self, commit: str) -> Mapping[str, str]:
        """Return the id of every file of a commit, by path; one git process however many there are."""
        return self.cached(f"files {commit}", lambda: self._files(commit))

    def _files(self, commit: str) -> dict[str, str]:
        lines = self.run("ls_tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "surrogateescape")
        entries = (line.split("\t", 1) for line in lines.split("\0") if line)
        return {path: details.split(" ")[2] for details, path in entries}

    def links(self, commit: str) -> list[str]:
        """Return the paths in a commit that are symbolic links or submodules."""
        lines = self.run("ls_tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "surrogateescape").split("\0")
        return [line.partition("\t")[2] for line in lines if line.startswith(("120000", "160000"))]

    def read(self, object_id: str) -> bytes:
        """Return the bytes of an object, through the one ``cat-file`` process that GitPython keeps."""
        with _git_errors(self.folder):
            return self._repo.git.get_object_data(object_id)[3]

    def tags(self, pattern: str) -> list[TagRecord]:
        """Return the tags under a ref or folder of refs; one git process however many there are."""
        layout = "%00".join(f"%({field})" for field in _TAG_FIELDS) + "%00"
        fields = self.run("for_each_ref", f"--format={layout}", pattern).decode("utf-8", "replace").split("\0")
        width = len(_TAG_FIELDS)
        rows = (fields[n : n + width] for n in range(0, len(fields) - 1, width))
        return [TagRecord(row[0].lstrip("\n"), *row[1:]) for row in rows]

    def settings(self, *, own: bool = False) -> list[str]:
        """Return the names of all settings that apply here, those of included files and of the work tree too.

        Args:
            own: Whether to return only those of the repository's own file and of the files that it includes.
        """
        scope = ("--local",) if own else ()
        output = self.run("config", *scope, "--list", "--name-only", "-z", "--includes")
        listed = output.decode("utf-8", "surrogateescape")
        return list(filter(None, listed.split("\0")))

    def setting(self, key: str) -> str:
        """Return the value of a setting in the repository's own file; empty if it is not set."""
        if not self.succeeds("config", "--local", "--get", key):
            return ""
        return self.run("config", "--local", "--get", key).decode("utf-8", "replace").rstrip("\n")

    def references(self, folder: str) -> list[str]:
        """Return the names of the refs in a folder of refs."""
        return self.run("for_each_ref", "--format=%(refname)", folder).decode("utf-8", "replace").split()

    def messages(self, commit: str, path: str) -> Iterator[str]:
        """Return the messages of the commits that changed a file, newest first."""
        output = self.run("log", "-z", "--format=%B", "--end-of-options", commit, "--", path)
        return (message for message in output.decode("utf-8", "replace").split("\0") if message)

    def versions(self, commit: str, path: str) -> list[str]:
        """Return the ids of all versions of a file, newest first, in the history of a commit and of all refs."""
        # Every side of every merge: a replaced text may stand on a side that a merge did not keep.
        options = ("--raw", "--no-abbrev", "--format=", "--full-history", "-m", "--no-renames", "--all")
        lines = self.run("log", *options, commit, "--", path).decode("utf-8", "replace").splitlines()
        ids = [blob for line in lines if line.startswith(":") for blob in reversed(line.split(" ")[2:4])]
        return [blob for blob in dict.fromkeys(ids) if blob != NO_OBJECT]

    def write(self, kind: str, content: bytes) -> str:
        """Store an object as the exact bytes given and return its id."""
        return self.run("hash_object", "-w", "--stdin", "--no-filters", "-t", kind, stdin=content).decode().strip()

    def update_refs(self, updates: Sequence[RefUpdate], by: Authorship, lock: int | None = None) -> None:
        """Move refs, all or none.

        Args:
            updates: The refs.
            by: Author and time, for the branch's reflog.
            lock: An open file that git holds as long as it works; see :mod:`tracker.store.git.lock`.

        Raises:
            StoreError: If git refuses, for example because a ref does not stand at its old object any more.
        """
        committer = {
            "GIT_COMMITTER_NAME": by.author.name,
            "GIT_COMMITTER_EMAIL": by.author.mail,
            "GIT_COMMITTER_DATE": str(by.time),
        }
        lines = "".join(f"update {update.ref} {update.new} {update.old}\n" for update in updates)
        command = [self._repo.git.GIT_PYTHON_GIT_EXECUTABLE, "update-ref", "-m", "tracker", "--stdin"]
        inherited: dict[str, Any] = {} if lock is None or sys.platform == "win32" else {"pass_fds": (lock,)}
        with _git_errors(self.folder), tempfile.TemporaryFile() as file:
            file.write(lines.encode())
            file.seek(0)
            self._repo.git.execute(command, istream=file, env=committer, **inherited)


@contextmanager
def _git_errors(folder: Path) -> Iterator[None]:
    """Turn an error of GitPython into a :class:`StoreError`."""
    try:
        yield
    except (GitError, ODBError, ValueError, OSError) as error:  # OSError: a damaged object ended git.
        output = getattr(error, "stderr", "") or str(error)
        raise StoreError(
            f"git failed in {folder}",
            cause=" ".join(output.replace("stderr:", "").strip(" '\n").split()),
            remedy="look at the repository with git status and git fsck",
        ) from error
