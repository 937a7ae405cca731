"""Two hosts and a cable between them, made of network namespaces: one for the hall, one for phones that vanish."""

import contextlib
import ctypes
import os
import subprocess

import pytest

from disk import ENVIRONMENT

CLONE_NEWNET = 0x40000000  # linux/sched.h
HALL, PHONES = "10.99.0.1", "10.99.0.2"


def ip(*words):
    done = subprocess.run(["ip", *words], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.returncode == 0, f"ip {' '.join(words)}: {done.stderr}"


class Hosts:
    """The two, with an address each."""

    def __init__(self):
        self.hall, self.phones = f"hall{os.getpid()}", f"phones{os.getpid()}"

    def connect(self):
        ip("link", "add", "cable", "netns", self.hall, "type", "veth", "peer", "name", "cable", "netns", self.phones)
        for host, address in ((self.hall, HALL), (self.phones, PHONES)):
            ip("-n", host, "address", "add", f"{address}/24", "dev", "cable")
            ip("-n", host, "link", "set", "cable", "up")
            ip("-n", host, "link", "set", "lo", "up")

    def second_address(self, address):
        """The phones' host has another address too, as another household has."""
        ip("-n", self.phones, "address", "add", f"{address}/24", "dev", "cable")

    def phones_vanish(self):
        """Their host has no address any more: what is sent to them is lost, and they say nothing, not even goodbye."""
        ip("-n", self.phones, "address", "flush", "dev", "cable")

    @contextlib.contextmanager
    def on(self, name):
        """What this thread opens and starts meanwhile is on that host."""
        libc = ctypes.CDLL(None, use_errno=True)
        home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        there = os.open(f"/run/netns/{name}", os.O_RDONLY)
        try:
            assert libc.setns(there, CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())
            yield
        finally:
            assert libc.setns(home, CLONE_NEWNET) == 0
            os.close(home)
            os.close(there)


@contextlib.contextmanager
def two_hosts():
    """Takes the hosts away at the end, whatever happened."""
    hosts = Hosts()
    made = []
    try:
        for name in (hosts.hall, hosts.phones):
            if subprocess.run(["ip", "netns", "add", name], capture_output=True, env=ENVIRONMENT).returncode:
                pytest.skip("this machine may not make hosts of its own: this fault was NOT tried")
            made.append(name)
        hosts.connect()
        yield hosts
    finally:
        for name in made:
            subprocess.run(["ip", "netns", "delete", name], capture_output=True, env=ENVIRONMENT)
