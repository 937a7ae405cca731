"""Disks of their own, made of files: one whose power can be cut, one that runs full, one that is really broken."""

import contextlib
import fcntl
import os
import pathlib
import shutil
import struct
import subprocess

import pytest

# The kernel's include/uapi/linux/ext4.h: what `xfs_io -x -c shutdown` does.
EXT4_IOC_SHUTDOWN = 0x8004587D
EXT4_GOING_FLAGS_NOLOGFLUSH = struct.pack("I", 2)

ENVIRONMENT = os.environ | {"PATH": os.environ.get("PATH", "") + ":/usr/sbin:/sbin"}


def do(*command):
    """Runs a program of the system that must succeed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


class Mount:
    """A file system on a folder, for as long as the test lasts."""

    def __init__(self, folder, *options):
        self.folder, self._options = pathlib.Path(folder), options
        self.folder.mkdir(exist_ok=True)
        self.mount()

    def mount(self, *more):
        command = ["mount", *self._options, *more, self.folder]
        done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
        if done.returncode:
            pytest.skip(f"this machine may not mount ({done.stderr.strip()}): this fault was NOT tried")

    def unmount(self):
        do("umount", self.folder)

    def resize(self, kilobytes):
        """How much there is room for from now on, on a tmpfs."""
        self.mount("-o", f"remount,size={kilobytes}k")

    @property
    def used(self):
        """How many kilobytes are taken."""
        return shutil.disk_usage(self.folder).used // 1024


class Disk(Mount):
    """An ext4 disk in an image file."""

    def __init__(self, image, folder, size="256M", journal_mb=8):
        do("truncate", "-s", size, image)
        do("mkfs.ext4", "-q", "-F", "-J", f"size={journal_mb}", image)
        super().__init__(folder, "-t", "ext4", "-o", "loop", image)

    def lose_power(self):
        """What the disk did not get yet is gone; whoever holds files on it can do nothing with them any more.

        A sync that is under way at that moment may come back as done, which no real loss of power does: what is told
        from then on counts for nothing.
        """
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH)
        finally:
            os.close(folder)

    def turn_read_only(self):
        """Nothing can be written any more, as when the kernel has found the disk to be broken; see ``lose_power``."""
        do("mount", "-o", "remount,abort", self.folder)

    def power_up(self):
        self.unmount()
        self.mount()


@contextlib.contextmanager
def mounted(mount):
    """Takes the disk away at the end, whatever happened."""
    try:
        yield mount
    finally:
        subprocess.run(["umount", "--lazy", mount.folder], capture_output=True)
