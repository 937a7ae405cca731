"""Certificates for tests, made by OpenSSL a moment ago, and a browser's view of a port that shows one."""

import datetime
import socket
import ssl
import subprocess

from line import PATIENCE_S

CA = """
[ca]
default_ca = ours
[ours]
database = {folder}/index.txt
new_certs_dir = {folder}
rand_serial = yes
unique_subject = no
default_md = sha256
copy_extensions = copy
policy = names
[names]
commonName = supplied
"""
NAME = "wiebiedt.example"
KINDS = {"ec": ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "rsa": ["rsa:2048"], "ed25519": ["ed25519"]}


def make(folder, *, kind="ec", begins=-1, ends=90):
    """A certificate and its key in a folder, good for these days from now; gives both files."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate, key, request = folder / "certificate.pem", folder / "key.pem", folder / "request.pem"
    name = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    openssl("req", "-new", "-newkey", *KINDS[kind], "-noenc", *name, "-keyout", key, "-out", request)
    (folder / "index.txt").touch()
    (folder / "ca.conf").write_text(CA.format(folder=folder))
    now = datetime.datetime.now(datetime.timezone.utc)
    begins, ends = (f"{now + datetime.timedelta(days=days):%Y%m%d%H%M%SZ}" for days in (begins, ends))
    signing = ["-batch", "-notext", "-selfsign", "-config", folder / "ca.conf", "-keyfile", key]
    digest = ["-md", "null"] if kind == "ed25519" else []
    openssl("ca", *signing, *digest, "-startdate", begins, "-enddate", ends, "-in", request, "-out", certificate)
    return certificate, key


def openssl(*arguments, **options):
    options = {"check": True, "capture_output": True, "timeout": PATIENCE_S} | options
    return subprocess.run(["openssl", *arguments], **options)


def settings(certificate, key):
    """The settings of a server that uses them."""
    return {"WIEBIEDT_TLS_CERTIFICATE": str(certificate), "WIEBIEDT_TLS_KEY": str(key)}


def trusting():
    """A client that takes any certificate: tests make their own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def shaken(port, host="127.0.0.1", context=None):
    """A connection on which hands were shaken."""
    return (context or trusting()).wrap_socket(socket.create_connection((host, port), timeout=PATIENCE_S))


def shown(port):
    """The certificate that a port shows to who comes now, in DER."""
    with shaken(port) as line:
        return line.getpeercert(binary_form=True)


def der(certificate):
    """The certificate in a file, in DER."""
    return ssl.PEM_cert_to_DER_cert(certificate.read_text())
