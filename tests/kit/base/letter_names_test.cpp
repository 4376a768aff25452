// What is said in place of letters that cannot be shown.
#include <muster/kit/base/letter_names.hpp>

#include "support/catch.hpp"

using muster::with_letters_named;

TEST_CASE("letters are told as they are read, signs by their names, and what has neither by its number") {
  CHECK(with_letters_named("教育", {U'教', U'育'}) == "[jiào yù]");
  CHECK(with_letters_named("AI教育!", {U'教', U'育'}) == "AI[jiào yù]!");
  CHECK(with_letters_named("Good 🙂", {U'🙂'}) == "Good [slightly smiling face]");
  // A tone of skin and a joiner belong to their sign.
  CHECK(with_letters_named("👍🏽 yes", {U'👍'}) == "[thumbs up sign] yes");
  CHECK(with_letters_named("\xF4\x80\x80\x80", {U'\U00100000'}) == "[U+100000]");
}

TEST_CASE("what can be shown stays as it is") {
  CHECK(with_letters_named("Crème brûlée, 教育", {}) == "Crème brûlée, 教育");
  CHECK(with_letters_named("", {U'x'}).empty());
}
