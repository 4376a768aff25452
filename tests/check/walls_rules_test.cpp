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
  CHECK(allowed("src/kit/stats/share.cpp",
                "#include <muster/kit/base/result.hpp>\n#include <muster/kit/stats/share.hpp>\n"));
  CHECK(refused("src/kit/stats/share.cpp", "#include <muster/domain/people/region.hpp>\n") == 1);
  CHECK(refused("src/domain/booking/booking.cpp", "#include <muster/domain/feedback/round.hpp>\n") == 1);
  CHECK(refused("src/platform/store/audit.cpp", "#include <muster/domain/people/region.hpp>\n") == 1);
  CHECK(allowed("src/front/app/wiring.cpp",
                "#include <muster/domain/figures/summary.hpp>\n#include <muster/platform/store/database.hpp>\n"));
  CHECK(refused("include/muster/domain/people/region.hpp", "#include <muster/domain/events/event.hpp>\n") == 1);
}

TEST_CASE("the floor of a file opens one more door") {
  CHECK(refused("src/domain/booking/booking.cpp", "#include <muster/platform/store/database.hpp>\n") == 1);
  CHECK(allowed("src/domain/booking/booking_sql.cpp", "#include <muster/platform/store/database.hpp>\n"));
  CHECK(allowed("src/domain/booking/booking_service.cpp", "#include <muster/platform/store/database.hpp>\n"));
  CHECK(allowed("src/domain/booking/booking_pages.cpp", "#include <muster/platform/web/reply.hpp>\n"));
  CHECK(refused("src/domain/booking/booking_pages.cpp", "#include <muster/platform/store/database.hpp>\n") == 1);
  CHECK(refused("src/domain/booking/booking_sql.cpp", "#include <muster/platform/web/reply.hpp>\n") == 1);
}

TEST_CASE("private headers are entered from their own room alone") {
  CHECK(allowed("src/kit/text/words.cpp", "#include \"tally.hpp\"\n"));
  CHECK(allowed("src/domain/forms/parse.cpp", "#include \"grammar/form_grammar.hpp\"\n"));
  CHECK(allowed("src/domain/forms/grammar/form_grammar.cpp", "#include \"../draft.hpp\"\n"));
  CHECK(refused("src/kit/text/words.cpp", "#include \"../people/names.hpp\"\n") == 1);
  CHECK(refused("src/kit/text/words.cpp", "#include \"domain/people/names.hpp\"\n") == 1);
  CHECK(refused("src/kit/text/words.cpp", "#include <domain/people/names.hpp>\n") == 1);
}

TEST_CASE("the grammar kit is for the grammars, its plain part for their rooms") {
  CHECK(
      allowed("src/kit/query/grammar/filter.cpp", "#include <kit/lang/config.hpp>\n#include \"kit/lang/text.hpp\"\n"));
  CHECK(allowed("src/kit/query/print.cpp", "#include \"kit/lang/text.hpp\"\n"));
  CHECK(refused("src/kit/query/filter.cpp", "#include <kit/lang/config.hpp>\n") == 1);
  CHECK(refused("src/kit/query/filter.cpp", "#include \"kit/lang/config.hpp\"\n") == 1);
  CHECK(allowed("src/kit/print/type_setter.hpp", "#include \"kit/type/fonts.hpp\"\n"));
  CHECK(refused("src/kit/stats/share.cpp", "#include \"kit/type/fonts.hpp\"\n") == 1);
  CHECK(refused("src/domain/figures/summary.cpp", "#include \"kit/type/fonts.hpp\"\n") == 1);
  CHECK(refused("include/muster/kit/draw/picture.hpp", "#include \"kit/type/fonts.hpp\"\n") == 1);
  CHECK(refused("src/domain/people/grammar/name.cpp", "#include <kit/lang/config.hpp>\n") == 1);
  CHECK(refused("src/domain/people/names.cpp", "#include \"kit/lang/text.hpp\"\n") == 1);
  CHECK(refused("src/front/app/wiring.cpp", "#include \"kit/lang/text.hpp\"\n") == 1);
  CHECK(refused("include/muster/kit/query/filter.hpp", "#include <kit/lang/text.hpp>\n") > 0);
  CHECK(refused("src/kit/lang/text.hpp", "#include \"config.hpp\"\n") == 1);
  CHECK(refused("src/kit/lang/text.hpp", "#include <boost/spirit/home/x3.hpp>\n") == 1);
}

TEST_CASE("what the build embeds is open to the inside of a room") {
  CHECK(allowed("src/platform/store/migrations.cpp", "#include <muster/embedded/migrations.hpp>\n"));
  CHECK(refused("include/muster/platform/store/database.hpp", "#include <muster/embedded/migrations.hpp>\n") == 1);
}

TEST_CASE("Spirit, the network and the database keep to their places") {
  CHECK(allowed("src/domain/forms/grammar/form.cpp", "#include <boost/spirit/home/x3.hpp>\n"));
  CHECK(allowed("src/kit/lang/config.hpp", "#include <boost/spirit/home/x3.hpp>\n"));
  CHECK(refused("src/domain/forms/parse.cpp", "#include <boost/spirit/home/x3.hpp>\n") == 1);
  CHECK(allowed("src/platform/net/loop_server.cpp", "#include <sys/epoll.h>\n"));
  CHECK(allowed("src/platform/net/tls_socket.cpp", "#include <openssl/ssl.h>\n"));
  CHECK(refused("src/platform/web/edge.cpp", "#include <sys/socket.h>\n") == 1);
  CHECK(refused("src/front/app/loop_server.cpp", "#include <sys/epoll.h>\n") == 1);
  CHECK(allowed("src/platform/net/request_head.cpp", "#include <boost/beast/http/parser.hpp>\n"));
  CHECK(refused("src/platform/web/edge.cpp", "#include <boost/beast/http/parser.hpp>\n") == 1);
  CHECK(allowed("src/platform/mail/smtp_delivery.cpp", "#include <Poco/Net/SMTPClientSession.h>\n"));
  CHECK(refused("src/platform/mail/mailer.cpp", "#include <Poco/Net/SMTPClientSession.h>\n") == 1);
  CHECK(refused("src/front/app/delivery.cpp", "#include <Poco/Net/SMTPClientSession.h>\n") == 1);
  CHECK(refused("src/platform/net/loop_server.cpp", "#include <Poco/Net/HTTPServer.h>\n") == 1);
  CHECK(refused("src/front/app/wiring.cpp", "#include <Poco/Net/HTTPServer.h>\n") == 1);
  CHECK(allowed("src/platform/store/sqlite_session.cpp", "#include <sqlite3.h>\n"));
  CHECK(refused("src/domain/people/people_sql.cpp", "#include <sqlite3.h>\n") == 1);
}

TEST_CASE("a door speaks the standard library alone") {
  CHECK(allowed("include/muster/kit/text/words.hpp", "#include <string>\n#include <muster/kit/base/result.hpp>\n"));
  CHECK(refused("include/muster/kit/text/words.hpp", "#include <unicode/unistr.h>\n") == 1);
  CHECK(refused("include/muster/kit/text/words.hpp", "#include <sodium.h>\n") == 1);
  CHECK(refused("include/muster/kit/text/words.hpp", "#include \"tally.hpp\"\n") == 1);
}

TEST_CASE("SQL stands in its own files") {
  const std::string query = "auto q = \"select code from place where id = $1\";\n";
  CHECK(allowed("src/domain/people/people_sql.cpp", query));
  CHECK(allowed("src/platform/store/backup.cpp", query));
  CHECK(refused("src/domain/people/people_service.cpp", query) == 1);
  CHECK(refused("src/domain/people/people_sql.hpp", query) == 1);
  for (const auto* sql :
       {"SELECT code FROM place", "insert into place values ($1)", "INSERT INTO place", "delete from place",
        "update place set code = $1", "create table place (id text)", "select count(*)", "pragma wal",
        "with old as (select 1)", "  select\\n code from place", "begin immediate"}) {
    CAPTURE(sql);
    const auto spelled = "auto q = \"" + std::string(sql) + " \";\n";
    const auto raw = "auto q = R\"(" + std::string(sql) + " )\";\n";
    CHECK((refused("src/domain/people/x.cpp", spelled) == 1 || refused("src/domain/people/x.cpp", raw) == 1));
  }
}

TEST_CASE("SQL in pieces is seen, sentences and comments are not") {
  CHECK(refused("src/domain/people/x.cpp", "auto q = \"select code \"\n  \"from place\";\n") == 1);
  CHECK(refused("src/domain/people/x.cpp", "auto q = R\"sql(\n  select code\n  from place)sql\";\n") == 1);
  CHECK(allowed("src/domain/people/x.cpp", "auto q = \"Select the round from the list.\";\n"));
  CHECK(allowed("src/domain/people/x.cpp", "auto q = \"update the draft\";\n"));
  CHECK(allowed("src/domain/people/x.cpp", "// \"select code from place\"\n/* \"select a from b\" */\n"));
  CHECK(allowed("src/domain/people/x.cpp",
                "auto q = '\"'; auto r = 1'000; auto s = f(\"a\"); select(code, from, place);\n"));
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
  CHECK(refused("src/domain/people/string_utils.cpp", "") == 1);
  CHECK(refused("src/domain/people/PersonManager.hpp", "") == 1);
  CHECK(refused("tests/people/helpers.cpp", "") == 1);
  CHECK(refused("src/domain/people/x.cpp", std::string(500, '\n')) == 1);
  CHECK(allowed("src/domain/people/x.cpp", std::string(499, '\n')));
  CHECK(breaches({"src/domain/people/x.cpp", "#include <string>\n"}).size() == 1);
  CHECK(breaches({"src/domain/people/x.hpp", "#pragma once\n// Why.\n"}).empty());
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
    if (find(from)->may_use == "*") return false;  // the highest of its group: what it may use is no list
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
