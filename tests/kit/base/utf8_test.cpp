// Text as people type it: three boroughs type one name three ways.
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace muster {

TEST_CASE("text is valid where it is well-formed and holds no NUL") {
  CHECK(is_valid_text(""));
  CHECK(is_valid_text("Zoë 👍 “quoted”"));
  CHECK_FALSE(is_valid_text("\xFF"));
  CHECK_FALSE(is_valid_text("Zo\xEB"));        // Windows-1252
  CHECK_FALSE(is_valid_text("\xC0\xAF"));      // overlong
  CHECK_FALSE(is_valid_text("\xED\xA0\x80"));  // surrogate
  CHECK_FALSE(is_valid_text("\xE2\x82"));      // cut off
  CHECK_FALSE(is_valid_text(std::string("a\0b", 3)));
}

TEST_CASE("letters and their loose accents are put together") {
  CHECK(to_nfc("Zoe\u0308") == "Zoë");
  CHECK(to_nfc("Zoë") == "Zoë");
  CHECK(to_nfc("Zo\xEB") == "Zo\xEB");
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(character_count("") == 0);
  CHECK(character_count("Zoë") == 3);
  CHECK(character_count("👍👍") == 2);
}

TEST_CASE("white space goes at both ends, the kinds that Word and Excel leave too") {
  CHECK(trimmed(" \t\r\n Barnet \u00A0\u2003") == "Barnet");
  CHECK(trimmed("\uFEFFBarnet\u200B") == "Barnet");
  CHECK(trimmed("Tower  Hamlets") == "Tower  Hamlets");
  CHECK(trimmed(" \u00A0 ").empty());
  CHECK(trimmed("").empty());
}

TEST_CASE("lower case is Unicode's and no locale's") {
  CHECK(lower_case("ÉCOLE SEND I") == "école send i");
  CHECK(lower_case("ΣΑΣ") == "σας");
}

TEST_CASE("names that differ in case, space and punctuation fold alike") {
  for (const auto* name :
       {"Tower Hamlets", "Towerhamlets", "TOWER  HAMLETS", "tower-hamlets", " Tower\u00A0Hamlets. "}) {
    CAPTURE(name);
    CHECK(folded_name(name) == "towerhamlets");
  }
  CHECK(folded_name("Hammersmith & Fulham") == folded_name("Hammersmith and Fulham"));
  CHECK(folded_name("King’s") == folded_name("King's"));
  CHECK(folded_name("Zoë") == folded_name("ZOE"));
  CHECK(folded_name("Straße") == folded_name("STRASSE"));
  CHECK(folded_name("ﬁnance") == "finance");
  CHECK(folded_name("Ａ＆Ｂ") == folded_name("A&B"));
  CHECK(folded_name("...").empty());
}

TEST_CASE("folding in plain letters and folding by Unicode agree") {
  for (const auto* name : {"Royal Borough of Kingston-upon-Thames", "A&E 24/7", "St. Mary's (North)"}) {
    // The accent sends the name the long way; without its letter the two must be equal.
    CAPTURE(name);
    CHECK(folded_name(std::string(name) + "é") == folded_name(name) + "e");
  }
}

TEST_CASE("letters of other scripts keep the marks that spell them") {
  CHECK(folded_name("কলা") != folded_name("কলি"));
  CHECK(folded_name("Ελένη") == folded_name("ΕΛΕΝΗ"));
}

TEST_CASE("names are ordered as an English reader looks for them") {
  std::vector<std::string> names{"Zoë", "de Silva", "Éclair", "Edwards", "Adams", "éclair", "Zola"};
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return compare_names(a, b) < 0; });
  CHECK(names == std::vector<std::string>{"Adams", "de Silva", "éclair", "Éclair", "Edwards", "Zoë", "Zola"});
  CHECK(compare_names("Adams", "Adams") == 0);
  // Equal to the collator is not equal: the order must be the same in every run.
  CHECK(compare_names("Zoë", "Zoe\u0308") != 0);
}

}  // namespace muster
