// A cloud loses no word, lets none touch another, and sizes them by one law.

#include "drawn.hpp"
#include "summit.hpp"
#include "support/catch.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/draw/bare_clouds.hpp>
#include <muster/kit/draw/undrawn.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace muster::draw;

namespace {

std::vector<drawn::Element> word_elements(const std::string& svg) {
  auto found = drawn::elements(svg, "text");
  std::erase_if(found, [](const auto& text) { return text.attribute("textLength").empty(); });
  return found;
}

/// Checks that no ink, as librsvg really draws it, meets other ink or leaves the sheet.
void check_apart(const Picture& picture) {
  std::vector<std::pair<std::string, drawn::Extent>> inks;
  for (const auto& text : drawn::elements(picture.svg, "text")) {
    if (text.attribute("text-anchor").empty()) inks.emplace_back(text.content, drawn::ink_of(text));
  }
  for (std::size_t i = 0; i < inks.size(); ++i) {
    const auto& [word, ink] = inks[i];
    INFO(word);
    CHECK((ink.left >= -0.5 && ink.top >= -0.5 && ink.right <= picture.width + 0.5 &&
           ink.bottom <= picture.height + 0.5));
    for (std::size_t j = i + 1; j < inks.size(); ++j) {
      if (ink.meets(inks[j].second)) FAIL_CHECK(word << " meets " << inks[j].first);
    }
  }
}

void check_all_words(const std::vector<CloudWord>& words, const Picture& picture) {
  std::vector<std::string> drawn_words;
  for (const auto& text : word_elements(picture.svg)) drawn_words.push_back(text.content);
  std::vector<std::string> wanted;
  for (const auto& word : words) wanted.push_back(word.word);
  std::sort(drawn_words.begin(), drawn_words.end());
  std::sort(wanted.begin(), wanted.end());
  CHECK(drawn_words == wanted);
}

const double law = std::log2(1.5);

/// Size by word, as drawn.
std::map<std::string, double> sizes(const Picture& picture) {
  std::map<std::string, double> found;
  for (const auto& text : word_elements(picture.svg)) found[text.content] = text.number("font-size");
  return found;
}

}  // namespace

TEST_CASE("A cloud holds every word with its figure, and none touches another") {
  for (const double width : {350.0, 820.0}) {
    const auto picture = cloud(summit::words(), CloudTone::plain, width, 330);
    check_all_words(summit::words(), picture);
    check_apart(picture);
    CHECK(drawn::texts(picture.svg).size() >= 2 * summit::words().size() + 1);  // and the law
    CHECK(picture.alternative.find("informative 19, useful 12") != std::string::npos);
  }
}

TEST_CASE("Sizes follow one law of the number of people") {
  CHECK(std::pow(2, law) == Approx(1.5));
  const auto picture = cloud(summit::words(), CloudTone::plain, 820, 330);
  const auto found = sizes(picture);
  const double largest = found.at("informative");
  for (const auto& [word, people] : summit::words()) {
    INFO(word);
    CHECK(found.at(word) == Approx(largest * std::pow(people / 19.0, law)).margin(0.11));
  }
  CHECK(found.at("engaging") == found.at("collaborative"));
  CHECK(found.at("rushed") == found.at("thought-provoking"));
}

TEST_CASE("The clouds of notes follow the same law, by one scale on both sides") {
  for (const double width : {350.0, 1120.0}) {
    const auto picture = two_clouds(summit::challenges(), summit::opportunities(), width, 360);
    check_apart(picture);
    const auto found = sizes(picture);
    CHECK(found.at("funding") == Approx(found.at("levers") * std::pow(2, law)).margin(0.2));
    CHECK(found.at("levers") == found.at("joint"));
    CHECK(found.at("health") == found.at("partnership"));
  }
}

TEST_CASE("The largest words are blue, and few") {
  const auto picture = cloud(summit::words(), CloudTone::plain, 820, 330);
  std::vector<std::string> blue;
  for (const auto& text : drawn::filled(picture.svg, "text", "#1D4B7F")) blue.push_back(text.content);
  CHECK(blue == std::vector<std::string>{"informative", "useful", "collaborative", "engaging"});
  std::vector<CloudWord> alike;
  for (int i = 0; i < 12; ++i) alike.push_back({"word" + std::to_string(i), 2});
  CHECK(drawn::filled(cloud(alike, CloudTone::plain, 820, 330).svg, "text", "#1D4B7F").empty());
}

TEST_CASE("150 words all find a place; on a phone the sheet grows instead of the type shrinking away") {
  for (const double width : {350.0, 820.0}) {
    const auto picture = cloud(summit::many_words(), CloudTone::plain, width, 420);
    check_all_words(summit::many_words(), picture);
    for (const auto& [word, size] : sizes(picture)) CHECK(size >= 9);
    CHECK(picture.height > 420);
    CHECK(picture.svg.size() < 60'000);
    check_apart(picture);
  }
}

TEST_CASE("One word is a cloud") {
  const auto picture = cloud({{"alone", 4}}, CloudTone::plain, 350, 300);
  check_all_words({{"alone", 4}}, picture);
  CHECK(drawn::texts(picture.svg).back() == "4");  // one size needs no law
}

TEST_CASE("A word longer than the sheet is broken, never lost, and leaves the others readable") {
  const std::string endless(90, 'm');
  const auto picture = cloud({{"useful", 9}, {endless, 3}, {"ok", 1}}, CloudTone::plain, 350, 300);
  std::string together;
  for (const auto& text : word_elements(picture.svg)) {
    if (text.content[0] == 'm') together += text.content;
  }
  CHECK(together == endless);
  CHECK(sizes(picture).at("ok") >= 9);
  check_apart(picture);
}

TEST_CASE("Counts that lie far apart keep the rarest word readable, and none larger than one of more people") {
  const auto picture = cloud({{"informative", 5000}, {"useful", 90}, {"rare", 1}}, CloudTone::plain, 350, 300);
  const auto found = sizes(picture);
  CHECK(found.at("rare") >= 9);
  CHECK(found.at("informative") > found.at("useful"));
  CHECK(found.at("useful") >= found.at("rare"));
  check_apart(picture);
}

TEST_CASE("The order in which words come does not matter") {
  auto turned = summit::words();
  std::reverse(turned.begin(), turned.end());
  CHECK(cloud(turned, CloudTone::plain, 820, 330).svg == cloud(summit::words(), CloudTone::plain, 820, 330).svg);
}

TEST_CASE("Challenges stand left or above with a mark that points down, opportunities with one that points up") {
  for (const double width : {350.0, 1120.0}) {
    const auto svg = two_clouds(summit::challenges(), summit::opportunities(), width, 360).svg;
    const auto left = drawn::text(svg, "Challenges");
    const auto right = drawn::text(svg, "Opportunities");
    if (width > 600) {
      CHECK(left.number("x") < width / 2);
      CHECK(right.number("x") > width / 2);
      CHECK(left.number("y") == right.number("y"));
    } else {
      CHECK(left.number("y") < right.number("y"));
    }
    CHECK(left.attribute("fill") == "#8A1B21");
    CHECK(right.attribute("fill") == "#24804F");
    const auto down = drawn::filled(svg, "path", "#8A1B21")[0].attribute("d");
    const auto up = drawn::filled(svg, "path", "#24804F")[0].attribute("d");
    CHECK(down.find(" -") == std::string::npos);  // the tip lies below the base
    CHECK(up.find(" -") != std::string::npos);
    CHECK(drawn::text(svg, "10 words").content != "");
    const auto based = two_clouds(summit::challenges(), summit::opportunities(), width, 360, "56 notes", "49 notes");
    CHECK(drawn::text(based.svg, "56 notes").number("x") <= drawn::text(based.svg, "49 notes").number("x"));
    CHECK(based.alternative.find("Opportunities: 49 notes; inclusion 7") != std::string::npos);
  }
}

TEST_CASE("The law is the same for any number of words, and printed under them") {
  for (const int count : {2, 50, 150, 500}) {
    CAPTURE(count);
    std::vector<CloudWord> words;
    for (int i = 0; i < count; ++i) words.push_back({"word" + std::to_string(i), 1 + 30 / (i + 1)});
    const auto picture = cloud(words, CloudTone::plain, 820, 330);
    const auto found = sizes(picture);
    const double one = found.at("word0") / std::pow(31, law);
    for (const auto& [word, people] : words) {
      INFO(word);
      CHECK(found.at(word) == Approx(one * std::pow(people, law)).margin(0.11));
    }
    const auto texts = drawn::texts(picture.svg);
    CHECK(texts.back() == "A word with twice the figure is 1½ times as high.");
    CHECK(picture.alternative.ends_with("is 1½ times as high."));
  }
}

TEST_CASE("Where counts lie too far apart for the law it says from where on it holds") {
  const auto picture =
      cloud({{"informative", 5000}, {"useful", 900}, {"rare", 3}, {"rarer", 1}}, CloudTone::plain, 820, 330);
  const auto found = sizes(picture);
  CHECK(found.at("informative") == Approx(found.at("useful") * std::pow(5000.0 / 900, law)).margin(0.2));
  CHECK(found.at("rare") == 10);
  CHECK(found.at("rarer") == 10);
  const auto from = std::ceil(5000 / std::pow(found.at("informative") / 10, 1 / law) - 0.5);
  std::string printed;
  for (const auto& text : drawn::texts(picture.svg)) printed += text + " ";
  CHECK(printed.find("Words with figures below " + muster::grouped(static_cast<std::int64_t>(from))) !=
        std::string::npos);
}

TEST_CASE("Two clouds side by side have one scale, drawn together or apart") {
  const std::vector<CloudWord> left{{"inclusion", 900}, {"costs", 1}};
  const std::vector<CloudWord> right{{std::string(30, 'w'), 2}, {"joint", 1}, {"data", 2}};
  const auto together = two_clouds(left, right, 350, 300);
  CHECK(sizes(together).at("costs") == sizes(together).at("joint"));
  check_apart(together);
  const auto apart = cloud_pair(summit::challenges(), summit::opportunities(), 512, 360);
  CHECK(sizes(apart.challenges).at("accountability") == sizes(apart.opportunities).at("accountability"));
  CHECK(sizes(apart.challenges).at("levers") == sizes(apart.opportunities).at("joint"));
  check_apart(apart.challenges);
  check_apart(apart.opportunities);
  CHECK(cloud_pair({}, summit::opportunities(), 512, 360).challenges.alternative.find("No words") != std::string::npos);
}

TEST_CASE("Bare clouds are drawn as others are, without a word of English") {
  const auto bare = bare_clouds(summit::challenges(), summit::opportunities(), 512, 360);
  CHECK(sizes(bare.challenges).at("levers") == sizes(bare.opportunities).at("joint"));
  CHECK(bare.challenges.svg.find("twice the figure") == std::string::npos);
  CHECK(bare.challenges.svg.find("half") == std::string::npos);
  CHECK(bare_clouds({}, summit::opportunities(), 512, 360).challenges.svg.empty());
}

TEST_CASE("No sheet is too small for a cloud to end") {
  for (const double width : {-5.0, 0.0, 30.0, 240.0}) {
    for (const double height : {-5.0, 0.0, 30.0}) {
      const auto picture =
          cloud({{"accountability", 9'000'000'000'000'000'000}, {"a", 1}}, CloudTone::plain, width, height);
      CHECK(picture.width == 240);
      CHECK(drawn::texts(picture.svg).size() >= 4);
      CHECK_FALSE(two_clouds({{"accountability", 3}}, {{"a", 1}}, width, height).svg.empty());
    }
  }
}

TEST_CASE("One side alone says that the other is empty") {
  const auto picture = two_clouds(summit::challenges(), {}, 820, 360);
  CHECK(drawn::text(picture.svg, "No opportunities noted yet.").number("x") > 410);
  CHECK(picture.alternative.find("Opportunities: none.") != std::string::npos);
}

TEST_CASE("a word for which there is no font is named under the cloud and never drawn as boxes") {
  // A private sign: no font of any machine gives it a meaning.
  const std::string sign = "\xF4\x80\x80\x80";
  std::vector<CloudWord> words{{"informative", 19}, {"useful", 12}, {sign, 15}, {"x" + sign, 3}};
  const auto said = [](const Picture& picture) {
    std::string all;
    for (const auto& text : drawn::texts(picture.svg)) all += text + " ";
    return all;
  };
  const auto picture = cloud(words, CloudTone::plain, 820, 330);
  check_all_words({{"informative", 19}, {"useful", 12}}, picture);
  check_apart(picture);
  CHECK_THAT(said(picture),
             Catch::Contains("2 words are not drawn") && Catch::Contains("[U+100000] 15, x[U+100000] 3"));
  for (const auto& text : drawn::texts(picture.svg)) CHECK(text.find(sign) == std::string::npos);
  // Read out it is the word itself.
  CHECK_THAT(picture.alternative, Catch::Contains(sign + " 15"));
  CHECK(undrawn_in_words(words) ==
        "2 words are not drawn, for this machine has no font with their letters: " + sign + " 15, x" + sign + " 3.");
  CHECK(undrawn_in_words({{"Crème", 3}, {"day", 2}}).empty());
  // Of two sides, and where no word is left.
  const auto both = two_clouds({{sign, 4}}, {{"useful", 2}}, 820, 330);
  CHECK_THAT(said(both), Catch::Contains("1 word is not drawn") && !Catch::Contains("No challenges"));
  const auto none = cloud({{sign, 4}}, CloudTone::plain, 820, 330);
  CHECK_THAT(said(none), Catch::Contains("1 word is not drawn"));
  CHECK(bare_clouds({{sign, 4}}, {{"useful", 2}}, 820, 330).challenges.svg.empty());
}
