"""The wall: which hosts may be spoken to.

Loopback, private, link-local, shared, mapped, unspecified, multicast and reserved addresses are
refused unless the host was allowed by name. A name is judged by the addresses that it resolves to,
and the connection is made to those very addresses, so that a second answer of the name server
changes nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Iterable
from typing import Any

from packager.errors import ConfigError, FetchError

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
AddressInfo = tuple[Any, ...]
"""What ``socket.getaddrinfo`` gives: family, type, protocol, canonical name, socket address."""

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Prefix under which networks without IPv4 reach it (RFC 6052)."""

NOBODY = (ipaddress.ip_network("192.88.99.0/24"), ipaddress.ip_network("3fff::/20"))
"""What Python's registry takes for public and IANA's does not: relays given up (RFC 7526), documentation (RFC 9637)."""


def is_public(address: str) -> bool:
    """Say whether a numeric IP address, IPv4 or IPv6, belongs to the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    within = _embedded(ip)
    if within is not None:
        return is_public(str(within))
    if (ip.version == 6 and ip.is_site_local) or any(ip in network for network in NOBODY):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _embedded(ip: Ip) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one carries and that would really be reached."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def is_numeric(host: str) -> bool:
    """Say whether a host, as written in an address without brackets, is an IP address already."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


class Wall:
    """Says for each host and address whether packager may connect to it."""

    def __init__(self, allow_hosts: Iterable[str] = ()) -> None:
        self._allowed = frozenset(_host_and_port(text) for text in allow_hosts)
        self._approved: set[tuple[str, int]] = set()

    def allows_by_name(self, host: str, port: int) -> bool:
        host = host.lower().rstrip(".")
        return (host, port) in self._allowed or (host, None) in self._allowed

    def check(self, host: str, port: int) -> None:
        """Raise FetchError where ``host`` is a numeric address that may not be reached."""
        if is_numeric(host):
            self.passable(host, port, [host])

    def passable(self, host: str, port: int, addresses: Iterable[str]) -> list[str]:
        """Return those of a host's addresses that may be connected to. Raises FetchError where none may."""
        by_name = self.allows_by_name(host, port)
        kept = [address for address in addresses if by_name or is_public(address)]
        if not kept:
            raise FetchError(
                f"{host} is a private address, which packager does not open",
                f"if it is yours, allow it: --allow-host {f'[{host}]' if ':' in host else host}:{port}",
                code="address-refused",
            )
        self._approved.update((address.partition("%")[0], port) for address in kept)
        return kept

    def socket_for(self, info: AddressInfo) -> socket.socket:
        """Make the socket for a connection: the last gate, whatever asked for the connection and however."""
        family, kind, protocol, _, target = info
        address, port = target[0].partition("%")[0], target[1]
        if (address, port) not in self._approved and not is_public(address):
            raise FetchError(f"{address} was not checked, so it is not opened", code="address-refused")
        return socket.socket(family, kind, protocol)


def _host_and_port(text: str) -> tuple[str, int | None]:
    """Read ``HOST``, ``HOST:PORT``, ``[V6]``, ``[V6]:PORT`` or a bare IPv6 address."""
    stripped = text.strip().lower()
    if is_numeric(stripped):
        return stripped, None
    host, _, port = stripped.partition("]:") if stripped.startswith("[") else stripped.partition(":")
    host = host.strip("[]").rstrip(".")
    if not host or "/" in host or (port and not (port.isdecimal() and int(port) < 65536)):
        raise ConfigError(f"“{text}” is not a host", "write HOST or HOST:PORT, without http:// and without a path")
    return host, int(port) if port else None


async def look_up(host: str, port: int, family: socket.AddressFamily) -> list[AddressInfo]:
    """Ask the system's name service, in a thread that cannot hold up the end of the program.

    A name server that never answers blocks its thread for half a minute or more, and the threads of
    an executor are waited for at exit; a daemon thread is not. Raises OSError as the system does.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[AddressInfo]] = loop.create_future()

    def settle(found: list[AddressInfo] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found: list[AddressInfo] | OSError
        try:
            found = list(socket.getaddrinfo(host, port, family, socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found = error if isinstance(error, OSError) else OSError(str(error))
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, name=f"look up {host}", daemon=True).start()
    return await answer


async def dial(wall: Wall, host: str, port: int, seconds: float) -> socket.socket:
    """Connect to a server within the wall, at the address that was checked. Raises FetchError."""
    wall.check(host, port)
    try:
        async with asyncio.timeout(seconds):
            infos = {info[4][0]: info for info in await look_up(host, port, socket.AF_UNSPEC)}
            family, kind, protocol, name, target = infos[wall.passable(host, port, infos)[0]]
            connection = wall.socket_for((family, kind, protocol, name, target))
            connection.setblocking(False)
            try:
                await asyncio.get_running_loop().sock_connect(connection, target)
            except BaseException:
                connection.close()
                raise
    except TimeoutError as error:
        raise FetchError(f"{host} did not answer in time", "the next run tries again", code="no-answer") from error
    except socket.gaierror as error:
        raise FetchError(f"there is no host named {host}", "is it spelled right?", code="host-unknown") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FetchError(
            f"no connection to {host}: {reason}", "the next run tries again", code="no-connection"
        ) from error
    connection.setblocking(True)
    return connection
