// What comes in a request, and every kind of field of a form, costs no more than it is long.

#include "support/growth.hpp"
#include "support/catch.hpp"

#include <muster/platform/web/decode.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/json.hpp>

using namespace muster;
using namespace muster::web;
using growth::numbered;
using growth::repeated;

TEST_CASE("bodies, queries and cookies of any shape are decoded in a time like their length") {
  for (const std::string piece :
       {"a=b&", "a#=b&", "&", "=", "%20", "%", "+", "a", "%C3%A9", "é", "\r\n", "%0D%0A", "\"", "; ", "a=b; "}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(numbered(piece), [](const std::string& text) { (void)decode_urlencoded(text); }) == "");
    CHECK(growth::fault_of(repeated(piece, "a="), [](const std::string& text) { (void)decode_urlencoded(text); }) ==
          "");
    CHECK(growth::fault_of(numbered(piece), [](const std::string& text) { (void)decode_cookies(text); }) == "");
    CHECK(growth::fault_of(repeated(piece), [](const std::string& text) { (void)percent_decoded(text, true); }) == "");
  }
  const auto multipart = [](const std::string& text) {
    (void)decode_multipart(text, "multipart/form-data; boundary=b");
  };
  for (const std::string piece :
       {"--b\r\nContent-Disposition: form-data; name=\"a#\"\r\n\r\nx\r\n", "--b\r\n", "\r\n--", "\r\n", "-", "a",
        "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f#\"\r\n\r\nx\r\n"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(numbered(piece, "", "--b--\r\n"), multipart) == "");
    CHECK(
        growth::fault_of(repeated(piece, "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", "\r\n--b--\r\n"),
                         multipart) == "");
    CHECK(
        growth::fault_of(repeated(piece, "--b\r\nContent-Disposition: form-data; name=\"", "\"\r\n\r\nx\r\n--b--\r\n"),
                         multipart) == "");
  }
}

TEST_CASE("JSON of any shape is decoded in a time like its length") {
  const auto decode = [](const std::string& text) { (void)decode_json(text); };
  for (const std::string piece :
       {"\"k#\":1,", "[", "{\"a\":", "1,", "\"a\",", "\\u00e9", "\\", " ", "1", "-", "e", "é", "null,", "[[],"}) {
    CAPTURE(piece);
    for (const std::string before : {"", "{", "[", "\""})
      CHECK(growth::fault_of(numbered(piece, before), decode) == "");
  }
}

TEST_CASE("every kind of field reads and shows what was typed in a time like its length") {
  enum class Kind { text, lines, email, search, integer, date, moment, radios, ticks, select, hidden };
  for (const auto kind : {Kind::text, Kind::lines, Kind::email, Kind::search, Kind::integer, Kind::date, Kind::moment,
                          Kind::radios, Kind::ticks, Kind::select, Kind::hidden}) {
    for (const std::string piece : {"a", "\"", "é", "\n", " ", "1", "<"}) {
      CAPTURE(static_cast<int>(kind), piece);
      const auto work = [kind](const std::string& text) {
        Request request;
        request.method = Method::post;
        for (const auto* name : {"f", "f[]", "f-day", "f-month", "f-year"}) request.form.add(name, text);
        Form form(request, "/here");
        const auto names = choices({"a", "b"});
        std::optional<Field<std::string>> kept;
        switch (kind) {
          case Kind::text:
            (void)form.text("f", "F");
            break;
          case Kind::lines:
            (void)form.lines("f", "F");
            break;
          case Kind::email:
            (void)form.email("f", "F");
            break;
          case Kind::search:
            (void)form.search("f", "F");
            break;
          case Kind::integer:
            (void)form.integer("f", "F");
            break;
          case Kind::date:
            (void)form.date("f", "F");
            break;
          case Kind::moment:
            (void)form.moment("f", "F");
            break;
          case Kind::radios:
            (void)form.radios<std::string>("f", "F", names);
            break;
          case Kind::ticks:
            (void)form.ticks<std::string>("f[]", "F", names);
            break;
          case Kind::select:
            (void)form.select<std::string>("f", "F", names);
            break;
          case Kind::hidden:
            (void)form.hidden("f", "");
            break;
        }
        (void)form.read();
        (void)form.shown();
        (void)form.summary();
      };
      CHECK(growth::fault_of(repeated(piece), work, 4 << 10, 32 << 10) == "");
    }
  }
}

TEST_CASE("a line that is far too long is cut, said to be, and not shown back whole") {
  Request request;
  request.method = Method::post;
  request.form.add("f", std::string(60'000, '"'));
  Form form(request, "/here");
  const auto field = form.text("f", "F");
  CHECK_FALSE(form.read());
  CHECK(form.shown().find("Keep it to 5,000 characters. This has 60,000; what stands below is its beginning") !=
        std::string::npos);
  CHECK(form.shown().size() < 40'000);
}
