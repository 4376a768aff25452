// Each suggestion has its reason, and none is made of what the visitor has not read.
#include <muster/domain/themes/suggestions.hpp>

#include "support/catch.hpp"

namespace muster::themes {
namespace {

const std::vector<std::string> texts{
    "Hearing from the parent carer forum",
    "Ofsted, and the parent carer speaker",
    "The lunch queue was long",
    "A long queue at lunch, again",
    "Meeting others",
};

Codebook book() {
  Codebook out;
  for (const auto& text : std::vector<ThemeText>{{"Ofsted", Tone::none, "ofsted"},
                                                 {"Parent carers", Tone::none, "\"parent carer\""},
                                                 {"Lunch", Tone::worry, {}}}) {
    const auto made = added(out, text);
    out.themes.insert(out.themes.end(), made->after.begin(), made->after.end());
  }
  return out;
}

Suggested for_text(std::size_t at, const std::map<std::size_t, std::vector<std::int64_t>>& read) {
  const text::FoldedTexts folded(texts);
  return suggested(
      book(), folded, at, texts[at],
      [&](std::size_t like) {
        const auto found = read.find(like);
        return found == read.end() ? std::vector<std::int64_t>() : found->second;
      },
      [&](std::size_t like) -> std::string_view { return texts[like]; });
}

std::string piece(std::size_t at, const Piece& piece) { return texts[at].substr(piece.begin, piece.end - piece.begin); }

}  // namespace

TEST_CASE("a theme's words are a reason, and are marked where they stand") {
  const auto found = for_text(1, {});
  REQUIRE(found.themes.size() == 2);
  CHECK(found.themes[0].number == 1);
  CHECK(found.themes[0].reason == "‘Ofsted’ is one of its words");
  CHECK(found.themes[1].number == 2);
  CHECK(found.themes[1].reason == "‘parent carer’ is one of its words");
  REQUIRE(found.pieces.size() == 2);
  CHECK(piece(1, found.pieces[0]) == "Ofsted");
  CHECK(piece(1, found.pieces[1]) == "parent carer");
}

TEST_CASE("a like answer lends its themes once it is read, and not before") {
  CHECK(for_text(3, {}).themes.empty());
  CHECK_FALSE(for_text(3, {}).like.empty());
  const auto found = for_text(3, {{2, {3}}});
  REQUIRE(found.themes.size() == 1);
  CHECK(found.themes[0].number == 3);
  CHECK(found.themes[0].reason == "As in ‘The lunch queue was long’");
  // An answer that is like no other is lent nothing.
  CHECK(for_text(4, {{2, {3}}, {0, {2}}}).themes.empty());
}

TEST_CASE("phrases of three people that no theme knows are proposed, the commonest first") {
  std::vector<std::string> many;
  for (int each = 0; each < 3; ++each) many.emplace_back("More time for table talk please.");
  for (int each = 0; each < 4; ++each) many.emplace_back("The parent carer forum spoke well.");
  for (int each = 0; each < 2; ++each) many.emplace_back("Only two say cold coffee.");
  many.emplace_back("Table. Talk was short. Table! Talk again.");
  const auto all = phrases_of(many);
  const auto has = [](const std::vector<Candidate>& found, const std::string& words) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Candidate& each) { return each.phrase.find(words) != std::string::npos; });
  };
  REQUIRE(has(all, "parent carer"));
  CHECK(all.front().people == 4);
  CHECK_FALSE(has(all, "cold coffee"));
  const auto fresh = unknown_phrases(book(), all, 10);
  CHECK_FALSE(has(fresh, "parent carer"));
  CHECK(has(fresh, "table talk"));
  for (const auto& each : fresh) {
    if (each.phrase == "table talk") CHECK(each.people == 3);  // not across a sentence's end
  }
  CHECK(unknown_phrases(book(), all, 1).size() == 1);
}

}  // namespace muster::themes
