"""A mailbox on a real mail server: Dovecot, from Debian's package, for this test alone."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
from daily import prose
from test_logins import Home

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("dovecot") is None, reason="no Dovecot here (Debian: dovecot-imapd)"),
    pytest.mark.skipif(os.geteuid() != 0, reason="Dovecot begins as root"),
]

CONF = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
{tls}
default_internal_user = nobody
default_login_user = nobody
default_internal_group = {group}
first_valid_uid = 0
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail allow_all_users=yes
}}
mail_location = maildir:{home}/mail/Maildir
"""
PASSWORD = "canary-7f3a9-secret"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def server():
    """A Dovecot on a loopback port, whose mailbox is a Maildir of a user without rights."""
    with dovecot("ssl = no\ndisable_plaintext_auth = no") as running:
        yield running[:3]


@contextmanager
def dovecot(tls):
    """Run a Dovecot; give its port, its mailbox, that one's owner, and its port for TLS from the beginning."""
    # Not below tmp_path, into which that user may not look.
    home = Path(tempfile.mkdtemp(prefix="dovecot-"))
    home.chmod(0o755)
    for name in ("run", "state", "mail/Maildir/new", "mail/Maildir/cur", "mail/Maildir/tmp"):
        (home / name).mkdir(parents=True)
    user = pwd.getpwnam("nobody")
    subprocess.run(["chown", "-R", f"{user.pw_uid}:{user.pw_gid}", str(home / "mail")], check=True)
    port, tls_port = free_port(), free_port()
    group = subprocess.run(["id", "-gn", "nobody"], capture_output=True, text=True, check=True).stdout.strip()
    conf = home / "dovecot.conf"
    facts = {"home": home, "port": port, "tls_port": tls_port if "ssl = no" not in tls else 0, "tls": tls}
    conf.write_text(CONF.format(**facts, uid=user.pw_uid, gid=user.pw_gid, group=group, password=PASSWORD))
    process = subprocess.Popen(["dovecot", "-F", "-c", str(conf)])
    try:
        wait(port, home)
        yield port, home / "mail" / "Maildir", user, tls_port
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(home)


def wait(port, home):
    for _ in range(200):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail((home / "log").read_text() if (home / "log").exists() else "Dovecot did not begin")


def post(box, user, subject, hour=3):
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "News <news@example.org>", subject, f"<{subject}@example.org>"
    mail["Date"] = f"Thu, 21 Nov 2024 {hour:02d}:27:00 +0100"
    mail.set_content("\n\n".join(prose(subject)))
    path = box / "new" / f"1732156020.M{abs(hash(subject))}P1.host"
    path.write_bytes(mail.as_bytes())
    os.chown(path, user.pw_uid, user.pw_gid)


RECIPE = """title = "Mail"
formats = ["epub"]
allow_hosts = ["localhost"]
[[sections]]
title = "Mail"
  [[sections.sources]]
  kind = "mailbox"
  host = "localhost:{port}"
  tls = "{tls}"
  days = 0
  user = "anna"
  password = {{ env = "SITE_SECRET" }}
  senders = ["news@*"]
"""


def titles(done):
    import json

    report = json.loads(done.stdout)
    return [one["title"] for one in report["articles"] if one["outcome"] == "printed"], report["problems"]


def seen(box):
    return sorted(
        "S" in path.name.partition(":2,")[2] for folder in ("cur", "new") for path in (box / folder).iterdir()
    )


def test_mails_are_printed_and_marked_as_read_once_the_issue_stands(tmp_path, server):
    port, box, user = server
    home = Home(tmp_path / "home")
    (home.paper / "newsletter.toml").write_text(RECIPE.format(port=port, tls="no"))
    post(box, user, "First")
    post(box, user, "Second")
    home.run("gather", "private", "--date", "2024-11-21")
    assert seen(box) == [False, False], home.told
    done = home.build()
    assert done.returncode == 0, home.told
    printed, problems = titles(done)
    assert (sorted(printed), problems) == (["First", "Second"], [])
    assert seen(box) == [True, True]
    post(box, user, "Third", 4)
    printed, _ = titles(home.build())
    assert "Third" in printed
    assert seen(box) == [True, True, True]
    assert home.spilt() == []


def test_a_wrong_password_is_told_without_being_shown(tmp_path, server):
    home = Home(tmp_path / "home")
    (home.paper / "newsletter.toml").write_text(RECIPE.format(port=server[0], tls="no"))
    done = home.run("build", "private", "--date", "2024-11-21", env={"SITE_SECRET": "wrong-" + PASSWORD})
    assert done.returncode == 1
    assert "did not take the login" in home.told
    assert home.spilt() == []


@pytest.mark.parametrize("tls", ["yes", "starttls"])
def test_mails_come_encrypted_from_a_server_whose_authority_is_trusted_and_from_no_other(tmp_path, authority, tls):
    ca, cert, key = authority
    home = Home(tmp_path / "home")
    with dovecot(f"ssl = required\nssl_cert = <{cert}\nssl_key = <{key}") as (port, box, user, tls_port):
        (home.paper / "newsletter.toml").write_text(RECIPE.format(port=tls_port if tls == "yes" else port, tls=tls))
        post(box, user, "First")
        done = home.build()
        assert done.returncode == 1
        assert "the secure connection to localhost failed" in home.told
        assert seen(box) == [False]
        printed, problems = titles(home.build(SSL_CERT_FILE=str(ca)))
        assert (printed, problems) == (["First"], [])
        assert seen(box) == [True]
    assert home.spilt() == []
