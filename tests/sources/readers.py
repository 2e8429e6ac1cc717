"""Reading services as their documentation has them, on loopback: each refuses what it would refuse."""

import json
from urllib.parse import parse_qs, urlsplit

from daily import prose
from web import Page

TOKEN = "canary-7f3a9-secret"
JSON = {"Content-Type": "application/json"}


def words(name):
    return "".join(f"<p>{paragraph}</p>" for paragraph in prose(name))


def answer(value, status=200):
    return Page(json.dumps(value).encode(), status, JSON)


class Service:
    """Entries by id, and which of them are read; subclasses answer for their paths."""

    def __init__(self, web, count=3):
        self.web = web
        self.names = [f"Story {number}" for number in range(count)]
        self.read = set()

    def unread(self):
        return [number for number in range(len(self.names)) if number not in self.read]

    def serve(self, *paths):
        for path in paths:
            self.web.answer(path, self.respond)


class Miniflux(Service):
    """https://miniflux.app/docs/api.html"""

    def __init__(self, web, count=3):
        super().__init__(web, count)
        for at in range(0, count + 100, 100):
            for place in ("/v1/entries", "/v1/categories/7/entries"):
                query = "order=published_at&direction=desc&limit=100"
                self.serve(f"{place}?{query}&status=unread&offset={at}", f"{place}?{query}&starred=true&offset={at}")
        self.serve("/v1/entries", "/v1/categories")

    def respond(self, request):
        if request.headers.get("x-auth-token") != TOKEN:
            return answer({"error_message": "Access Unauthorized"}, 401)
        parts = urlsplit(request.path)
        if request.method == "PUT":
            asked = json.loads(request.body)
            assert asked["status"] == "read"
            self.read |= {number - 1 for number in asked["entry_ids"]}
            return Page(b"", 204)
        if parts.path == "/v1/categories":
            return answer([{"id": 7, "title": "News", "user_id": 1}])
        query = parse_qs(parts.query)
        at = int(query["offset"][0])
        listed = self.unread()
        return answer({"total": len(listed), "entries": [self.entry(one) for one in listed[at : at + 100]]})

    def entry(self, number):
        return {
            "id": number + 1, "user_id": 1, "feed_id": 1, "title": self.names[number], "author": "Jane Doe",
            "url": f"https://example.org/{number}", "published_at": "2024-11-21T03:27:00+01:00", "status": "unread",
            "content": words(self.names[number]), "feed": {"id": 1, "title": "The Example"}, "starred": False,
        }  # fmt: skip


class GoogleReader(Service):
    """https://freshrss.github.io/FreshRSS/en/developers/06_GoogleReader_API.html"""

    STREAM = "/reader/api/0/stream/contents/user/-/{}?output=json&n=100&xt=user%2F-%2Fstate%2Fcom.google%2Fread"

    def __init__(self, web, count=3):
        super().__init__(web, count)
        self.serve("/accounts/ClientLogin", "/reader/api/0/token", "/reader/api/0/edit-tag")
        for stream in ("state/com.google/reading-list", "label/News"):
            self.serve(self.STREAM.format(stream), self.STREAM.format(stream) + "&c=100")

    def respond(self, request):
        form = parse_qs(request.body.decode())
        if request.path == "/accounts/ClientLogin":
            if form.get("Email") != ["anna"] or form.get("Passwd") != [TOKEN]:
                return Page(b"Unauthorized!", 401)
            return Page(b"SID=anna/1\nLSID=null\nAuth=anna/1\n")
        if request.headers.get("authorization") != "GoogleLogin auth=anna/1":
            return Page(b"Unauthorized!", 401)
        if request.path == "/reader/api/0/token":
            return Page(b"t0ken\n")
        if request.path == "/reader/api/0/edit-tag":
            assert form["T"] == ["t0ken"]
            assert form["a"] == ["user/-/state/com.google/read"]
            self.read |= {int(one.rpartition("/")[2], 16) for one in form["i"]}
            return Page(b"OK")
        at = int(parse_qs(urlsplit(request.path).query).get("c", ["0"])[0])
        listed = self.unread()
        more = {"continuation": str(at + 100)} if len(listed) > at + 100 else {}
        items = [self.entry(one) for one in listed[at : at + 100]]
        return answer({"id": "user/-/state/com.google/reading-list", "updated": 1732156020, "items": items} | more)

    def entry(self, number):
        return {
            "id": f"tag:google.com,2005:reader/item/{number:016x}", "title": self.names[number], "author": "Jane Doe",
            "published": 1732156020, "canonical": [{"href": f"https://example.org/{number}"}],
            "summary": {"content": words(self.names[number])}, "categories": [],
            "origin": {"streamId": "feed/1", "title": "The Example"},
        }  # fmt: skip


class Wallabag(Service):
    """https://doc.wallabag.org/developer/api/"""

    def __init__(self, web, count=3):
        super().__init__(web, count)
        query = "perPage=100&sort=created&order=desc&detail=full&archive=0"
        for page in (1, 2, 3):
            self.serve(f"/api/entries.json?{query}&page={page}", f"/api/entries.json?{query}&tags=News&page={page}")
        self.serve("/oauth/v2/token", *(f"/api/entries/{number}.json" for number in range(count)))

    def respond(self, request):
        form = parse_qs(request.body.decode())
        if request.path == "/oauth/v2/token":
            good = {"grant_type": ["password"], "client_id": ["1_a"], "client_secret": [TOKEN], "username": ["anna"]}
            if {key: form.get(key) for key in good} != good or form.get("password") != [TOKEN]:
                return answer({"error": "invalid_grant", "error_description": f"wrong {TOKEN}"}, 400)
            return answer({"access_token": "bearer-1", "expires_in": 3600, "token_type": "bearer"})
        if request.headers.get("authorization") != "Bearer bearer-1":
            return answer({"error": "access_denied"}, 401)
        if request.method == "PATCH":
            assert form == {"archive": ["1"]}
            self.read.add(int(request.path.rpartition("/")[2].removesuffix(".json")))
            return answer({})
        page = int(parse_qs(urlsplit(request.path).query)["page"][0])
        listed = self.unread()
        items = [self.entry(one) for one in listed[(page - 1) * 100 : page * 100]]
        return answer({"page": page, "limit": 100, "pages": -(-len(listed) // 100), "_embedded": {"items": items}})

    def entry(self, number):
        return {
            "id": number, "title": self.names[number], "url": f"https://example.org/{number}", "language": "en_GB",
            "published_at": "2024-11-21T03:27:00+0100", "published_by": ["Jane Doe"], "domain_name": "example.org",
            "content": words(self.names[number]), "preview_picture": None, "is_archived": 0, "tags": [],
        }  # fmt: skip


class Readeck(Service):
    """Readeck's own /docs/api"""

    def __init__(self, web, count=3):
        super().__init__(web, count)
        query = "type=article&sort=-created&limit=100&is_archived=false"
        for at in range(0, count + 100, 100):
            self.serve(f"/api/bookmarks?{query}&offset={at}", f"/api/bookmarks?{query}&labels=%22News%22&offset={at}")
        self.serve(*(f"/api/bookmarks/b{number}" for number in range(count)))
        self.serve(*(f"/api/bookmarks/b{number}/article" for number in range(count)))

    def respond(self, request):
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return answer({"status": 401, "message": "Unauthorized"}, 401)
        parts = urlsplit(request.path)
        steps = parts.path.split("/")
        if request.method == "PATCH":
            assert json.loads(request.body) == {"is_archived": True}
            self.read.add(int(steps[3][1:]))
            return answer({"id": steps[3], "is_archived": True})
        if steps[-1] == "article":
            return Page(words(self.names[int(steps[3][1:])]).encode(), 200, {"Content-Type": "text/html"})
        at = int(parse_qs(parts.query)["offset"][0])
        return answer([self.entry(one) for one in self.unread()[at : at + 100]])

    def entry(self, number):
        return {
            "id": f"b{number}", "title": self.names[number], "url": f"https://example.org/{number}", "lang": "en",
            "created": "2024-11-21T04:00:00Z", "published": "2024-11-21T03:27:00+01:00", "authors": ["Jane Doe"],
            "site_name": "The Example", "site": "example.org", "type": "article", "has_article": True,
        }  # fmt: skip


SECRET = {"env": "SITE_SECRET"}
SERVICES = {
    "miniflux": (Miniflux, {"token": SECRET}),
    "google-reader": (GoogleReader, {"user": "anna", "password": SECRET}),
    "wallabag": (
        Wallabag, {"user": "anna", "password": SECRET, "client_id": "1_a", "client_secret": SECRET},
    ),
    "readeck": (Readeck, {"token": SECRET}),
}  # fmt: skip
