// A codebook goes out and comes back the same in every format; a fault in one row changes nothing.
#include <muster/domain/themes/codebook_file.hpp>
#include <muster/kit/tabular/table.hpp>

#include "support/catch.hpp"

namespace muster::themes {
namespace {

Codebook book_of(const std::vector<ThemeText>& texts) {
  Codebook book;
  for (const auto& text : texts) {
    const auto made = added(book, text);
    REQUIRE(made.ok());
    book.themes.insert(book.themes.end(), made->after.begin(), made->after.end());
  }
  return book;
}

Codebook full() {
  return book_of({{"Ofsted & the “framework”", Tone::none, "ofsted, inspect* near framework", "ofsted"},
                  {"The panel", Tone::praise, "panel and not \"panel van\"", "panel"},
                  {"Queues; lunch, and <heat>", Tone::worry, "", "queues"},
                  {"Más pausas", Tone::suggestion, "pausa*", "breaks"}});
}

Codebook taken_in(const Codebook& book, const CodebookFile& file) {
  const auto made = imported(book, file, "codebook");
  if (!made.ok()) FAIL(made.error().message);
  auto out = book;
  for (const auto& theme : made->after) {
    const auto found = std::find_if(out.themes.begin(), out.themes.end(),
                                    [&](const Theme& each) { return each.number == theme.number; });
    if (found == out.themes.end())
      out.themes.push_back(theme);
    else
      *found = theme;
  }
  return out;
}

}  // namespace

TEST_CASE("every format carries a codebook out and back") {
  const auto book = full();
  for (const auto* format : {"csv", "xlsx", "qdc"}) {
    INFO(format);
    const auto bytes = written_codebook(book, "An Alliance", format);
    REQUIRE(bytes.ok());
    CHECK(*written_codebook(book, "An Alliance", format) == *bytes);
    const auto read = read_codebook(*bytes, std::string("codebook.") + format);
    if (!read.ok()) FAIL(read.error().message);
    CHECK(read->notes.empty());
    CHECK(taken_in({}, *read).themes == book.themes);
    // Taken in again it changes nothing.
    CHECK(imported(book, *read, "codebook")->after.empty());
  }
  CHECK(written_codebook(book, "An Alliance", "docx").error().kind == ErrorKind::wrong_usage);
}

TEST_CASE("a joined theme is in no file, and its row is refused") {
  auto book = full();
  const auto before = *read_codebook(*written_codebook(book, "An Alliance", "csv"), "codebook.csv");
  const auto joined = merged(book, 3, 2);
  REQUIRE(joined.ok());
  for (const auto& theme : joined->after) {
    for (auto& each : book.themes) {
      if (each.number == theme.number) each = theme;
    }
  }
  CHECK(read_codebook(*written_codebook(book, "An Alliance", "csv"), "codebook.csv")->themes.size() == 3);
  const auto refused = imported(book, before, "codebook.csv");
  CHECK(refused.error().kind == ErrorKind::bad_input);
  REQUIRE(refused.error().diagnostics.size() == 1);
  CHECK(refused.error().diagnostics.front().line == 4);
}

TEST_CASE("tables of other programs: names are found by content, what they do not have stays") {
  const auto book = full();
  const auto tags = read_codebook("tag,description\nThe panel,Who spoke\nCoffee,\n", "tags.csv");
  REQUIRE(tags.ok());
  CHECK(tags->notes == std::vector<std::string>{"The column “description” is not taken over."});
  const auto after = taken_in(book, *tags);
  CHECK(after.theme("panel")->words == book.theme("panel")->words);
  CHECK(after.theme("panel")->tone == Tone::praise);
  CHECK(after.themes.size() == 5);
  CHECK(after.themes.back().name == "Coffee");
  const auto lone = read_codebook("Code\nCoffee\n", "codes.csv");
  REQUIRE(lone.ok());
  CHECK(lone->themes.front().name == "Coffee");
}

TEST_CASE("codes within codes of another program are told apart by what they stand in") {
  const auto read = read_codebook(
      R"(<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="6b2a5f5e-0000-4000-8000-000000000001" name="Food" isCodable="true">
<Code guid="6b2a5f5e-0000-4000-8000-000000000002" name="Queue" isCodable="true"/></Code>
<Code guid="6b2a5f5e-0000-4000-8000-000000000003" name="Door" isCodable="true">
<Code guid="6b2a5f5e-0000-4000-8000-000000000004" name="Queue" isCodable="true"/></Code>
</Codes></CodeBook>)",
      "codes.qdc");
  if (!read.ok()) FAIL(read.error().message);
  std::vector<std::string> names;
  for (const auto& theme : read->themes) names.push_back(theme.name);
  CHECK(names == std::vector<std::string>{"Food", "Food: Queue", "Door", "Door: Queue"});
}

TEST_CASE("what is wrong with a row is told in the words of the row, and what came of a file in plain words") {
  const auto tone = read_codebook("Theme,Tone\nLunch,Prase\n", "t.csv");
  REQUIRE(!tone.ok());
  CHECK(tone.error().diagnostics.front().message ==
        "“Prase” is no tone; it is praise, worry or suggestion, or left empty");
  const auto twice = imported(full(), *read_codebook("Theme,Code\nThe panel,panel\nPanels,panel\n", "t.csv"), "t.csv");
  REQUIRE(!twice.ok());
  CHECK(twice.error().diagnostics.front().message ==
        "“Panels” has the code of “The panel”, which stands in the file too");
  const auto what = [](const std::string& file) {
    return imported(full(), *read_codebook(file, "t.csv"), "t.csv")->what;
  };
  CHECK(what("Theme\nThe panel\n") == "Took in ‘t.csv’: nothing changed");
  CHECK(what("Theme\nThe door\n") == "Took in ‘t.csv’: 1 theme added");
  CHECK(what("Theme,Code\nThe door,door\nOur panel,panel\n") == "Took in ‘t.csv’: 1 theme added and 1 theme changed");
}

TEST_CASE("each row that cannot be taken in is named, and then none is") {
  const auto tones = read_codebook("Theme,Tone\nA,praise\nB,joy\nC,worry\nD,bliss\n", "t.csv");
  CHECK(tones.error().kind == ErrorKind::bad_input);
  REQUIRE(tones.error().diagnostics.size() == 2);
  CHECK(tones.error().diagnostics[0].message.find("“joy”") != std::string::npos);
  CHECK(tones.error().diagnostics[0].line == 3);
  CHECK(tones.error().diagnostics[1].line == 5);
  const auto words = read_codebook("Theme,Words\nA,lunch\nB,not lunch\nA,queue\n,tea\n", "t.csv");
  REQUIRE(words.ok());
  const auto refused = imported({}, *words, "t.csv");
  REQUIRE(!refused.ok());
  std::vector<std::size_t> lines;
  for (const auto& each : refused.error().diagnostics) lines.push_back(each.line);
  CHECK(lines == std::vector<std::size_t>{3, 4, 5});
  CHECK(read_codebook("Key,Words\n1,lunch\n", "t.csv").error().kind == ErrorKind::bad_input);
  CHECK(read_codebook("<CodeBook", "t.qdc").error().kind == ErrorKind::bad_input);
  CHECK(read_codebook("<!DOCTYPE x [<!ENTITY a \"b\">]><CodeBook>&a;</CodeBook>", "t.qdc").error().kind ==
        ErrorKind::bad_input);
  CHECK(imported({}, CodebookFile{}, "t.csv").error().kind == ErrorKind::bad_input);
}

}  // namespace muster::themes
