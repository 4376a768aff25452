// What is typed into one box costs no more than it is long, and is read up to the limit and one.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"
#include "support/counted_memory.hpp"

using namespace muster;

namespace {

// The work of splitting is folding and copying words: both allocate, and allocations can be counted on any machine.
std::size_t bytes_of(const std::string& cell) {
  const auto before = counted_memory::asked();
  (void)forms::split_words(cell);
  return counted_memory::asked() - before;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

std::string different_words(std::size_t bytes) {
  std::string out;
  for (int number = 0; out.size() < bytes; ++number) out += "long-word-number-" + std::to_string(number) + ",";
  return out;
}

}  // namespace

TEST_CASE("twice as much in a box is no more than twice the work") {
  constexpr std::size_t small = 16 * 1024;
  const auto check = [](const std::string& what, const std::string& once, const std::string& twice) {
    CAPTURE(what);
    // A growing vector and a growing hash table may just have doubled, or be just about to.
    CHECK(bytes_of(twice) <= 3 * bytes_of(once) + 4096);
  };
  check("different words", different_words(small), different_words(2 * small));
  for (const std::string piece :
       {"a, ", "\"", "\" ", "' ", "“”", "! ", "- ", " / ", "a/", "a - ", "useful and fun, ", "1. ", "é"}) {
    check(piece, repeated(piece, small), repeated(piece, 2 * small));
  }
}

TEST_CASE("a box is read up to the limit and one, and says that there is more") {
  const auto form = forms::parse_form("form a \"A\" page \"P\" three \"Three words?\" words up to 3", "test");
  REQUIRE(form.ok());
  const auto box = different_words(64 * 1024);
  const auto before = counted_memory::asked();
  const auto checked = forms::check_answers(*form, {{"three", {box}}});
  const auto work = counted_memory::asked() - before;
  REQUIRE(checked.errors.size() == 1);
  CHECK(checked.errors[0].message == "Keep to three words for “Three words?”. You gave more.");
  // The box itself is cleaned, and a form's fields are made; its three thousand words are not.
  CHECK(work < 12 * box.size());
}
