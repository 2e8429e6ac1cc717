"""The wall: which addresses are public, and which hosts were allowed by name."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.errors import ConfigError, FetchError
from packager.fetch.address import Address
from packager.fetch.wall import Wall, is_public


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::"]
)
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.255.255.254", "10.1.2.3", "172.31.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.0", "0.1.2.3", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
     "::ffff:10.0.0.1", "::ffff:1.1.1.1%eth0", "::127.0.0.1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1",
     "ff02::1", "2001:db8::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:a00:1::", "2002:7f00:1::", "192.88.99.1",
     "3fff::1"],
)  # fmt: skip
def test_addresses_that_are_not(address):
    expected = "1.1.1.1" in address  # mapped, and public behind it
    assert is_public(address) is expected


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_as_itself(address):
    inside = f"::ffff:{address}"
    assert is_public(inside) == is_public(str(address))
    assert is_public(str(ipaddress.IPv6Address((0x2002 << 112) | int(address) << 80))) == is_public(str(address))


@pytest.mark.parametrize(
    ("allowed", "host", "port", "passes"),
    [
        ("localhost", "localhost", 80, True),
        ("LOCALHOST.", "localhost", 8000, True),
        ("localhost:8000", "localhost", 8000, True),
        ("localhost:8000", "localhost", 8001, False),
        ("localhost", "127.0.0.1", 80, False),
        ("127.0.0.1:80", "127.0.0.1", 80, True),
        ("::1", "::1", 80, True),
        ("[::1]:80", "::1", 80, True),
        ("[::1]", "::1", 81, True),
        ("[::1]:80", "::1", 81, False),
    ],
)
def test_a_host_is_allowed_by_the_name_it_is_asked_by(allowed, host, port, passes):
    assert Wall([allowed]).allows_by_name(host, port) is passes


@pytest.mark.parametrize(
    "text", ["", " ", "http://localhost", "localhost/x", "localhost:port", "localhost:99999", ":80"]
)
def test_what_is_no_host_is_refused_at_once(text):
    with pytest.raises(ConfigError):
        Wall([text])


def test_of_a_name_s_addresses_the_private_ones_are_left_out():
    assert Wall().passable("example.org", 80, ["10.0.0.1", "1.1.1.1", "::1"]) == ["1.1.1.1"]
    with pytest.raises(FetchError, match="private"):
        Wall().passable("example.org", 80, ["10.0.0.1"])


@pytest.mark.parametrize("host", ["::1", "127.0.0.1", "inside"])
def test_a_refusal_says_how_the_host_is_allowed_in_a_way_that_is_understood(host):
    with pytest.raises(FetchError) as raised:
        Wall().passable(host, 8000, ["127.0.0.1"])
    advice = raised.value.hint.rpartition(" ")[2]
    assert Wall([advice]).passable(host, 8000, ["127.0.0.1"]) == ["127.0.0.1"]


def test_no_connection_is_made_to_an_address_that_was_not_checked():
    wall = Wall(["inside:80"])
    info = (2, 1, 6, "", ("10.0.0.1", 80))
    with pytest.raises(FetchError):
        wall.socket_for(info)
    wall.passable("inside", 80, ["10.0.0.1"])
    wall.socket_for(info).close()


@given(st.text())
def test_any_text_is_an_address_or_a_fetch_error(text):
    for written in (text, "http://" + text, "https://user:passw0rd@" + text):
        try:
            shown = Address.read(written).url
            assert shown.startswith(("http://", "https://"))
        except FetchError as error:
            shown = error.message
        assert "passw0rd" not in shown


def test_a_login_does_not_follow_to_another_site():
    start = Address.read("https://anna:pw@example.org/a")
    assert start.towards("/b").login == ("anna", "pw")
    assert start.towards("http://example.org/b").login is None
    assert start.towards("https://example.net/b").login is None
    assert "pw" not in repr(start)
