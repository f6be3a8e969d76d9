"""Under which system account the servers run.

PostgreSQL refuses to run as root. Started by root, both servers therefore run as the owner of the
data if there is any (so that root may take over what a normal user began), otherwise as nobody.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partybuild.embedded.errors import ServiceError

UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Account:
    """The account of the servers; `uid` is None when it is simply ours."""

    name: str
    uid: int | None = None
    gid: int | None = None

    def process_options(self) -> dict[str, Any]:
        """Keyword arguments that make subprocess start a program under this account."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, path: Path) -> None:
        """Hand a file or folder over to the account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def reaches(self, path: Path) -> bool:
        """Whether the account can get to a folder or run a file, all folders above included."""
        if self.uid is None:
            return os.access(path, os.X_OK)
        command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
        options = self.process_options()
        return subprocess.run(command, cwd="/", check=False, **options).returncode == 0


def choose(data_folders: list[Path]) -> Account:
    """The account for servers whose data may already lie in one of these folders.

    Raises ServiceError when the data belongs to somebody else and we are not root.
    """
    owners = [(folder, folder.stat().st_uid) for folder in data_folders if folder.exists()]
    if os.geteuid() != 0:
        for folder, owner in owners:
            if owner != os.geteuid():
                raise ServiceError(
                    f"The data folder {folder} belongs to the account {_name_of(owner)}.",
                    remedy="start as the account that started it before (root, if that was root),"
                    f" or give the folder to yours: sudo chown -R $(id -u) {folder.parent}",
                )
        return Account(name=_name_of(os.geteuid()))
    for _folder, owner in owners:
        if owner != 0:
            return _account_of(owner)
    return _account_of(_unprivileged_uid())


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _account_of(uid: int) -> Account:
    try:
        gid = pwd.getpwuid(uid).pw_gid
    except KeyError:  # the account was removed; its data is still good
        gid = uid
    return Account(name=_name_of(uid), uid=uid, gid=gid)


def _unprivileged_uid() -> int:
    try:
        return pwd.getpwnam(UNPRIVILEGED).pw_uid
    except KeyError:
        raise ServiceError(
            f"PostgreSQL does not run as root, and there is no account {UNPRIVILEGED} to run it.",
            remedy="start as a normal user.",
        ) from None
