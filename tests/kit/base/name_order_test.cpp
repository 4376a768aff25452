// Names put in order at once stand as they do when they are compared two by two.
#include "support/catch.hpp"

#include <muster/kit/base/name_order.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>

using namespace muster;

TEST_CASE("names at once stand in the order of compare_names, whatever their letters") {
  constexpr std::array pieces{"a",  "A", "b",  "Zoë", "Zoe\u0308", "zoe", " ",    "-",    "’", "'",   "é",
                              "e",  "1", "10", "9",   "ß",         "ss",  "\xff", "ب",    "অ", "the", "The",
                              "\n", ".", "ﬁ",  "fi",  "🙂",        "\t",  "co-",  "coop", "Ö", "O"};
  std::mt19937 random(7);
  for (int turn = 0; turn < 60; ++turn) {
    std::vector<std::string> names(random() % 120);
    for (auto& name : names) {
      for (auto length = random() % 9; length > 0; --length) name += pieces[random() % pieces.size()];
    }
    std::vector<std::uint32_t> one_by_one(names.size());
    for (std::size_t at = 0; at < names.size(); ++at) one_by_one[at] = static_cast<std::uint32_t>(at);
    std::stable_sort(one_by_one.begin(), one_by_one.end(), [&](std::uint32_t left, std::uint32_t right) {
      return compare_names(names[left], names[right]) < 0;
    });
    CHECK(name_order({names.begin(), names.end()}) == one_by_one);
  }
  CHECK(name_order({}).empty());
}
