// Who looks like somebody else: by the name people go by, and only where the name tells enough in a crowd of that size.
#include "lists.hpp"
#include "support/catch.hpp"

#include <array>
#include <string>
#include <vector>

namespace {

using namespace muster::people;

/// `people` others of common names at Barnet, each of another name: "Sarah" and "Smith" are among the commonest.
std::string crowd(std::size_t people) {
  constexpr std::array first{"Sarah", "Emma", "Daniel", "Laura", "Aisha", "Thomas", "Rachel", "Paul"};
  constexpr std::array last{"Smith", "Jones", "Patel", "Khan", "Taylor", "Ahmed", "Brown", "Davies"};
  std::string rows;
  for (std::size_t at = 0; at < people; ++at)
    rows += std::string(first.at(at % first.size())) + " " + std::string(1, static_cast<char>('A' + at / 64 % 26)) +
            std::to_string(at) + "," + last.at(at / first.size() % last.size()) + ",Barnet,\n";
  return rows;
}

}  // namespace

TEST_CASE("a name that people go by is asked about, at one organisation") {
  CHECK(lists::told(lists::judged("William,Quarnall,Barnet,\nBill,Quarnall,Barnet,\n")) ==
        "row 3: looks like row 2, William Quarnall, Barnet (one first name is short for the other, equal surname and "
        "organisation)\n");
  CHECK(lists::told(lists::judged("Peggy,Venner,Barnet,\nMargaret,Venner,Barnet,\n")).find("looks like row 2") !=
        std::string::npos);
  CHECK(lists::told(lists::judged("Catherine,Venner,Barnet,\nKathryn,Venner,Barnet,\n")).find("looks like row 2") !=
        std::string::npos);
  CHECK(lists::told(lists::judged("William,Quarnall,Barnet,\nBill,Quarnall,Camden,\n")).empty());
  CHECK(lists::told(lists::judged("William,Quarnall,Barnet,\nTed,Quarnall,Barnet,\n")).empty());
}

TEST_CASE("a common name at two organisations is asked about in a short list, and not among thousands") {
  const std::string two = "Sarah,Smith,Camden,\nSarah,Smith,Sutton,\n";
  CHECK(lists::told(lists::judged(two)) ==
        "row 3: looks like row 2, Sarah Smith, Camden (equal name, another organisation)\n");
  const auto among = lists::judged(crowd(4'000) + two);
  CHECK(among.verdicts.back().kind == VerdictKind::fresh);
  CHECK(among.verdicts.back().reason.empty());
}

TEST_CASE("a rare name at two organisations is asked about among thousands too") {
  const auto among = lists::judged(crowd(4'000) + "Xanthe,Quarnall,Camden,\nXanthe,Quarnall,Sutton,\n");
  CHECK(among.verdicts.back().kind == VerdictKind::looks_like_row);
}

TEST_CASE("at one organisation a common name is one person, however many there are") {
  const auto among = lists::judged(crowd(4'000) + "Sarah,Smith,Camden,\nSarah,Smith,Camden,\n");
  CHECK(among.verdicts.back().kind == VerdictKind::same_as_row);
}
