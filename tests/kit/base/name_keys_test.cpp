// The keys that lists are searched and sorted by.
#include <muster/kit/base/name_keys.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

#include "support/catch.hpp"

namespace muster {

TEST_CASE("what is searched for becomes folded words, few enough to search for") {
  CHECK(folded_words("  Zoë  O'Brien-Ångström ") == std::vector<std::string>{"zoe", "obrienangstrom"});
  CHECK(folded_words("a\u00A0b") == std::vector<std::string>{"a", "b"});
  CHECK(folded_words("%_ ' -- ").empty());
  CHECK(folded_words("1 2 3 4 5 6 7 8 9 10").size() == 8);
  CHECK(folded_words(std::string(5000, 'a')) == std::vector<std::string>{std::string(100, 'a')});
  CHECK(folded_words("日本 語") == std::vector<std::string>{"日本", "語"});
}

TEST_CASE("kept keys order names as people expect, whatever compares them byte by byte") {
  std::vector<std::string> names{"Zoë",      "Zoe",    "zoe",      "O'Brien", "Obrien", "de Souza",
                                 "De Souza", "Deacon", "Ångström", "Angst",   "Łukasz", "Lukas",
                                 "",         "Øster",  "Oster",    "Ali",     "Al",     "Strauß",
                                 "Strauss",  "-",      "van Dyke", "Vandyke", "Иванов", "陳"};
  for (const auto& left : names) {
    for (const auto& right : names) {
      INFO(left << " | " << right);
      if (compare_names(left, right) < 0) CHECK(sort_key({left}) <= sort_key({right}));
      if (sort_key({left}) < sort_key({right})) CHECK(compare_names(left, right) < 0);
    }
  }
}

TEST_CASE("the first name of a key counts most, however long it is") {
  CHECK(sort_key({"Abara", "Zoe"}) < sort_key({"Abara-Jones", "Ada"}));
  CHECK(sort_key({"Abara", "Ada"}) < sort_key({"Abara", "Zoe"}));
  CHECK(sort_key({"", "Zoe"}) < sort_key({"A", "Ada"}));
  CHECK(sort_key({"Abara"}).find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK_FALSE(key_rules().empty());
}

TEST_CASE("keys are short enough for an index, and end between characters") {
  CHECK(search_key("Zoë & Co.") == "zoeandco");
  const std::string longest(3000, 'a');
  CHECK(search_key(longest).size() == 200);
  std::string odd = "a";
  for (int at = 0; at < 100; ++at) odd += "語";
  CHECK(search_key(odd).size() == 199);
  CHECK(is_valid_text(search_key(odd)));
  CHECK(sort_key({longest, longest}).size() < 300);
  CHECK(sort_key({longest, "Ada"}) < sort_key({longest, "Zoe"}));
}

}  // namespace muster
