// Names, numbers, dates and near misses, fed twice as much, take no more than twice as long.

#include "support/growth.hpp"
#include "support/catch.hpp"

#include <muster/kit/base/address.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/diagnostic.hpp>
#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

using namespace muster;

TEST_CASE("a name of any length is folded, ordered and compared in a time like its length") {
  for (const std::string piece :
       {"a", "A b ", "é", "e\xCC\x81", "&", " ", "\xE2\x80\x8B", "ﬀ", "İ", "\xF0\x9F\x8C\x8D", "-", "1"}) {
    CAPTURE(piece);
    const auto of = [&](auto&& work) { return growth::fault_of(growth::repeated(piece), work); };
    CHECK(of([](const std::string& text) { (void)folded_name(text); }) == "");
    CHECK(of([](const std::string& text) { (void)lower_case(text); }) == "");
    CHECK(of([](const std::string& text) { (void)to_nfc(text); }) == "");
    CHECK(of([](const std::string& text) { (void)trimmed(text); }) == "");
    CHECK(of([](const std::string& text) { (void)first_bytes(text, text.size() - 1); }) == "");
    CHECK(of([](const std::string& text) { (void)sort_key({text, text}); }) == "");
    CHECK(of([](const std::string& text) { (void)search_key(text); }) == "");
    CHECK(of([](const std::string& text) { (void)folded_words(text); }) == "");
    CHECK(of([](const std::string& text) { (void)compare_names(text, text + "a"); }) == "");
    CHECK(of([](const std::string& text) {
            (void)nearest(text, {text + "a", "b", std::string(text.rbegin(), text.rend())});
          }) == "");
    CHECK(of([](const std::string& text) { (void)did_you_mean("helpfull", {text, "helpful"}); }) == "");
    CHECK(of([](const std::string& text) { (void)parse_integer(text); }) == "");
    CHECK(of([](const std::string& text) { (void)parse_decimal(text); }) == "");
    CHECK(of([](const std::string& text) { (void)render(diagnostic_at(text, text.size() / 2, 10, "s", "m"), text); }) ==
          "");
  }
}

TEST_CASE("dates, moments, addresses and directions of any text are read in a time like its length") {
  for (const std::string piece : {"2", "2022-", "-", ":", "T", "a", "é", " ", "\x01", "\xFF", "\xC2\x9B", "א", "א a ",
                                  "\xE2\x80\x8F", "%", "&"}) {
    CAPTURE(piece);
    const auto of = [&](auto&& work) { return growth::fault_of(growth::repeated(piece), work); };
    CHECK(of([](const std::string& text) { (void)parse_date(text); }) == "");
    CHECK(of([](const std::string& text) { (void)parse_date("2022-06-10" + text); }) == "");
    CHECK(of([](const std::string& text) { (void)parse_instant("2022-06-10T10:00:00" + text); }) == "");
    CHECK(of([](const std::string& text) { (void)parse_local_field("2022-06-10T10:00" + text); }) == "");
    CHECK(of([](const std::string& text) { (void)is_plain_text(text); }) == "");
    CHECK(of([](const std::string& text) { (void)made_plain(text); }) == "");
    CHECK(of([](const std::string& text) { (void)harmless_on_terminal(text); }) == "");
    CHECK(of([](const std::string& text) { (void)directed_parts(text); }) == "");
    CHECK(of([](const std::string& text) { (void)begins_right_to_left(text); }) == "");
    CHECK(of([](const std::string& text) { (void)percent_encoded(text); }) == "");
    CHECK(of([](const std::string& text) { (void)address("/events", {{"q", text}}); }) == "");
  }
}
