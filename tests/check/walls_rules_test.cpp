// The walls test is itself tested: each rule is seen to refuse a small source that breaks it.
#include <algorithm>
#include <functional>
#include <set>

#include "check/rooms.hpp"
#include "check/walls.hpp"
#include "support/catch.hpp"

namespace muster::check {
namespace {

const std::string opening = "// Why this file exists.\n";

std::size_t refused(const std::string& path, const std::string& text) {
  return breaches({path, opening + text}).size();
}

bool allowed(const std::string& path, const std::string& text) { return refused(path, text) == 0; }

}  // namespace

TEST_CASE("a room enters the rooms of its row and no other") {
  CHECK(allowed("src/stats/share.cpp", "#include <muster/base/result.hpp>\n#include <muster/stats/share.hpp>\n"));
  CHECK(refused("src/stats/share.cpp", "#include <muster/people/region.hpp>\n") == 1);
  CHECK(refused("src/feedback/round.cpp", "#include <muster/booking/delegate_service.hpp>\n") == 1);
  CHECK(refused("src/store/audit.cpp", "#include <muster/people/region.hpp>\n") == 1);
  CHECK(allowed("src/app/wiring.cpp", "#include <muster/report/summary.hpp>\n#include <muster/store/database.hpp>\n"));
  CHECK(refused("include/muster/people/region.hpp", "#include <muster/events/event.hpp>\n") == 1);
}

TEST_CASE("the floor of a file opens one more door") {
  CHECK(refused("src/booking/booking.cpp", "#include <muster/store/database.hpp>\n") == 1);
  CHECK(allowed("src/booking/booking_sql.cpp", "#include <muster/store/database.hpp>\n"));
  CHECK(allowed("src/booking/booking_service.cpp", "#include <muster/store/database.hpp>\n"));
  CHECK(allowed("src/booking/booking_pages.cpp", "#include <muster/http/reply.hpp>\n"));
  CHECK(refused("src/booking/booking_pages.cpp", "#include <muster/store/database.hpp>\n") == 1);
  CHECK(refused("src/booking/booking_sql.cpp", "#include <muster/http/reply.hpp>\n") == 1);
}

TEST_CASE("private headers are entered from their own room alone") {
  CHECK(allowed("src/text/words.cpp", "#include \"tally.hpp\"\n"));
  CHECK(allowed("src/forms/parse.cpp", "#include \"grammar/form_grammar.hpp\"\n"));
  CHECK(allowed("src/forms/grammar/form_grammar.cpp", "#include \"../draft.hpp\"\n"));
  CHECK(refused("src/text/words.cpp", "#include \"../people/names.hpp\"\n") == 1);
  CHECK(refused("src/text/words.cpp", "#include \"people/names.hpp\"\n") == 1);
  CHECK(refused("src/text/words.cpp", "#include <people/names.hpp>\n") == 1);
}

TEST_CASE("the grammar kit is for the grammars, its plain part for their rooms") {
  CHECK(allowed("src/query/grammar/filter.cpp", "#include <lang/config.hpp>\n#include \"lang/text.hpp\"\n"));
  CHECK(allowed("src/query/print.cpp", "#include \"lang/text.hpp\"\n"));
  CHECK(refused("src/query/filter.cpp", "#include <lang/config.hpp>\n") == 1);
  CHECK(refused("src/query/filter.cpp", "#include \"lang/config.hpp\"\n") == 1);
  CHECK(refused("src/people/grammar/name.cpp", "#include <lang/config.hpp>\n") == 1);
  CHECK(refused("src/people/names.cpp", "#include \"lang/text.hpp\"\n") == 1);
  CHECK(refused("src/app/wiring.cpp", "#include \"lang/text.hpp\"\n") == 1);
  CHECK(refused("include/muster/query/filter.hpp", "#include <lang/text.hpp>\n") > 0);
  CHECK(refused("src/lang/text.hpp", "#include \"config.hpp\"\n") == 1);
  CHECK(refused("src/lang/text.hpp", "#include <boost/spirit/home/x3.hpp>\n") == 1);
}

TEST_CASE("what the build embeds is open to the inside of a room") {
  CHECK(allowed("src/store/migrations.cpp", "#include <muster/embedded/migrations.hpp>\n"));
  CHECK(refused("include/muster/store/database.hpp", "#include <muster/embedded/migrations.hpp>\n") == 1);
}

TEST_CASE("Spirit, the network and the database keep to their places") {
  CHECK(allowed("src/forms/grammar/form.cpp", "#include <boost/spirit/home/x3.hpp>\n"));
  CHECK(allowed("src/lang/config.hpp", "#include <boost/spirit/home/x3.hpp>\n"));
  CHECK(refused("src/forms/parse.cpp", "#include <boost/spirit/home/x3.hpp>\n") == 1);
  CHECK(allowed("src/http/loop_server.cpp", "#include <sys/epoll.h>\n"));
  CHECK(allowed("src/http/tls_socket.cpp", "#include <openssl/ssl.h>\n"));
  CHECK(refused("src/http/edge.cpp", "#include <sys/socket.h>\n") == 1);
  CHECK(refused("src/app/loop_server.cpp", "#include <sys/epoll.h>\n") == 1);
  CHECK(allowed("src/http/request_head.cpp", "#include <boost/beast/http/parser.hpp>\n"));
  CHECK(refused("src/http/edge.cpp", "#include <boost/beast/http/parser.hpp>\n") == 1);
  CHECK(allowed("src/app/mail_post.cpp", "#include <Poco/Net/MailMessage.h>\n"));
  CHECK(refused("src/http/loop_server.cpp", "#include <Poco/Net/HTTPServer.h>\n") == 1);
  CHECK(refused("src/app/wiring.cpp", "#include <Poco/Net/HTTPServer.h>\n") == 1);
  CHECK(allowed("src/store/sqlite_session.cpp", "#include <sqlite3.h>\n"));
  CHECK(refused("src/people/people_sql.cpp", "#include <sqlite3.h>\n") == 1);
}

TEST_CASE("a door speaks the standard library alone") {
  CHECK(allowed("include/muster/text/words.hpp", "#include <string>\n#include <muster/base/result.hpp>\n"));
  CHECK(refused("include/muster/text/words.hpp", "#include <unicode/unistr.h>\n") == 1);
  CHECK(refused("include/muster/text/words.hpp", "#include <sodium.h>\n") == 1);
  CHECK(refused("include/muster/text/words.hpp", "#include \"tally.hpp\"\n") == 1);
}

TEST_CASE("SQL stands in its own files") {
  const std::string query = "auto q = \"select code from place where id = $1\";\n";
  CHECK(allowed("src/people/people_sql.cpp", query));
  CHECK(allowed("src/store/backup.cpp", query));
  CHECK(refused("src/people/people_service.cpp", query) == 1);
  CHECK(refused("src/people/people_sql.hpp", query) == 1);
  for (const auto* sql :
       {"SELECT code FROM place", "insert into place values ($1)", "INSERT INTO place", "delete from place",
        "update place set code = $1", "create table place (id text)", "select count(*)", "pragma wal",
        "with old as (select 1)", "  select\\n code from place", "begin immediate"}) {
    CAPTURE(sql);
    const auto spelled = "auto q = \"" + std::string(sql) + " \";\n";
    const auto raw = "auto q = R\"(" + std::string(sql) + " )\";\n";
    CHECK((refused("src/people/x.cpp", spelled) == 1 || refused("src/people/x.cpp", raw) == 1));
  }
}

TEST_CASE("SQL in pieces is seen, sentences and comments are not") {
  CHECK(refused("src/people/x.cpp", "auto q = \"select code \"\n  \"from place\";\n") == 1);
  CHECK(refused("src/people/x.cpp", "auto q = R\"sql(\n  select code\n  from place)sql\";\n") == 1);
  CHECK(allowed("src/people/x.cpp", "auto q = \"Select the round from the list.\";\n"));
  CHECK(allowed("src/people/x.cpp", "auto q = \"update the draft\";\n"));
  CHECK(allowed("src/people/x.cpp", "// \"select code from place\"\n/* \"select a from b\" */\n"));
  CHECK(allowed("src/people/x.cpp", "auto q = '\"'; auto r = 1'000; auto s = f(\"a\"); select(code, from, place);\n"));
}

TEST_CASE("literals are found whatever stands around them") {
  const auto found = literals_of("f(\"a\\\"b\", 'x', \"c\" \"d\");\n// \"no\"\ng(R\"x(e\")f)x\");");
  REQUIRE(found.size() == 3);
  CHECK(found[0].text == "a\"b");
  CHECK(found[1].text == "cd");
  CHECK(found[2].text == "e\")f");
  CHECK(found[2].line == 3);
}

TEST_CASE("files are named for a subject, short, and open with their reason") {
  CHECK(refused("src/people/string_utils.cpp", "") == 1);
  CHECK(refused("src/people/PersonManager.hpp", "") == 1);
  CHECK(refused("tests/people/helpers.cpp", "") == 1);
  CHECK(refused("src/people/x.cpp", std::string(500, '\n')) == 1);
  CHECK(allowed("src/people/x.cpp", std::string(499, '\n')));
  CHECK(breaches({"src/people/x.cpp", "#include <string>\n"}).size() == 1);
  CHECK(breaches({"src/people/x.hpp", "#pragma once\n// Why.\n"}).empty());
}

TEST_CASE("a room that nobody planned is refused") { CHECK(refused("src/misc/x.cpp", "") == 1); }

TEST_CASE("the table of rooms names rooms only and has no circle") {
  const auto uses = [](const Room& room) {
    std::set<std::string> out;
    std::string name;
    for (const char byte : std::string(room.may_use) + " ") {
      if (byte != ' ')
        name += byte;
      else if (!name.empty())
        out.insert(std::exchange(name, {}));
    }
    return out;
  };
  const auto find = [](const std::string& name) {
    return std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return room.name == name; });
  };
  std::function<bool(const std::string&, const std::string&)> reaches = [&](const auto& from, const auto& to) {
    const auto next = uses(*find(from));
    return next.contains(to) ||
           std::any_of(next.begin(), next.end(), [&](const auto& one) { return reaches(one, to); });
  };
  for (const auto& room : rooms) {
    if (room.may_use == "*") continue;
    for (const auto& used : uses(room)) REQUIRE(find(used) != rooms.end());
    CAPTURE(room.name);
    CHECK_FALSE(reaches(std::string(room.name), std::string(room.name)));
  }
}

}  // namespace muster::check
