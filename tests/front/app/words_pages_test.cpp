// Phrases, the words of two groups and the programme's word list on the example's pages, for people and for programs;
// and themes for programs.
#include "summit_site.hpp"

#include "support/catch.hpp"
#include "support/summit_store.hpp"

using Catch::Contains;
using muster::test::location;
using summit_site::SummitSite;

namespace {
const std::string event = summit_site::event;
const std::string api = "/api/events/london-send-summit-2022";
}  // namespace

TEST_CASE("phrases of a question: a picture, its table, and how it is made") {
  SummitSite site;
  const auto all = site.words(event + "/words");
  CHECK_THAT(all, Contains("Words and phrases that several people use"));
  const auto words = site.words(event + "/words/stood_out");
  CHECK_THAT(words, Contains("wrote something"));
  CHECK(site.get(event + "/words/helpful").status == 404);
  CHECK(site.get(event + "/words/none").status == 404);
  CHECK(site.get(event + "/words/stood_out/said?words=nobody+says+this").status == 404);
  CHECK_THAT(site.get(event + "/words/better/said?words=tyme").body, Contains("did you mean"));
  CHECK_THAT(site.get(event + "/words/stod_out").body, Contains("did you mean") && Contains("stood_out"));
  CHECK_THAT(site.get(event + "/themes/stod_out").body, Contains("did you mean") && Contains("stood_out"));
}

TEST_CASE("words stand over phrases, and each opens the answers behind it") {
  SummitSite site;
  const auto page = site.get(event + "/words/better").body;
  CHECK_THAT(page, Contains("‘time’ is used most, by 7 of 24 people."));
  CHECK_THAT(page, Contains("No phrase is used by three people."));
  CHECK_THAT(page, Contains("href=\"/events/london-send-summit-2022/words/better/said?words=time\""));
  CHECK_THAT(site.words(event + "/words/better/said?words=time"), Contains("7 people say ‘time’"));
  CHECK_THAT(site.get(api + "/words/better").body, Contains("\"word\": \"time\""));
}

TEST_CASE("the words of a question for words open the answers behind them, and near spellings are joined there") {
  SummitSite site;
  CHECK_THAT(site.words(event + "/words"), Contains("three words"));
  const auto page = site.get(event + "/words/words").body;
  CHECK_THAT(page,
             Contains("/words/words/said?words=informative\"") || Contains("/words/words/said?words=Informative\""));
  CHECK_THAT(page, !Contains("Phrases"));
  CHECK_THAT(site.words(event + "/words/words/said?words=informative"), Contains("19 people say"));
  CHECK_THAT(site.get(event + "/summary").body, Contains("href=\"/events/london-send-summit-2022/words/words\""));
  CHECK(site.post(event + "/words/words", {{"word", "informative"}, {"to", "useful"}}).status == 303);
  CHECK_THAT(site.words(event + "/words/words/said?words=useful"), !Contains("12 people say"));
}

TEST_CASE("the words of two questions open the answers of each side, and no side where nobody says it") {
  SummitSite site;
  const auto page = site.get(event + "/words-compared?first=better&second=topics").body;
  CHECK_THAT(page, Contains("‘time’ differs most: 7 of 24 people beside 0 of 28."));
  CHECK_THAT(page, Contains("/words/better/said?words=time\" aria-label=\"7 answers to"));
  CHECK_THAT(page, !Contains("/words/topics/said?words=time"));
  CHECK_THAT(page, Contains("/words/topics/said?words=workforce\" aria-label=\"4 answers to"));
  CHECK_THAT(site.words(event + "/words/topics/said?words=workforce"), Contains("4 people say ‘workforce’"));
}

TEST_CASE("the words of two questions of an anonymous form stand side by side without a test") {
  SummitSite site;
  const auto words = site.words(event + "/words-compared?first=stood_out&second=topics");
  CHECK_THAT(words, Contains("no test is made"));
  CHECK(site.get(event + "/words-compared?first=stood_out&second=stood_out").status == 422);
  CHECK(site.get(event + "/words-compared?first=stood_out&second=topics&with=none").status == 404);
  CHECK_THAT(site.get(api + "/words-compared?first=stood_out&second=topics").body,
             Contains("\"pairing\": \"same_blind\"") && !Contains("\"p\": 0"));
}

TEST_CASE("a question beside itself, and groups that may not be compared, are refused with a sentence") {
  SummitSite site;
  const auto compared = event + "/words-compared?first=stood_out";
  CHECK_THAT(site.get(compared + "&second=stood_out").body, Contains("its words cannot differ"));
  const auto refused = site.get(compared + "&where=helpful+%3D+helpful");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("value=\"helpful = helpful\""));
  // What is picked is written into the address.
  const auto picked = site.get(compared + "&group=role+%3D+parent&where=&other=&beside=");
  CHECK(picked.status == 303);
  CHECK_THAT(location(picked), Contains("first=stood_out&where=role%20%3D%20parent"));
  CHECK(site.get(api + "/words-compared?first=stood_out&where=helpful+%3D+helpful").status == 422);
  CHECK(site.get(api + "/words-compared?first=stood_out&second=topics&where=role+%3D+parent").status == 422);
}

TEST_CASE("the word list is saved, refused with what was typed, and put back") {
  SummitSite site;
  const auto path = event + "/word-list";
  CHECK(site.post(path, {{"words", "EHCP = EHC plan"}, {"seen", "0"}}).status == 303);
  const auto refused = site.post(path, {{"words", "EHCP =\nleave out: tea"}, {"seen", "1"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("leave out: tea"));
  CHECK_THAT(refused.body, Contains("a word stands on each side of ="));
  CHECK(site.post(path, {{"words", ""}, {"seen", "1"}}).status == 303);
  CHECK_THAT(site.words(path), Contains("Changed by hand"));
  CHECK(site.post(path, {{"restore", "1"}}).status == 303);
  CHECK_THAT(site.words(path), Contains("EHCP = EHC plan"));
  CHECK_THAT(site.get(api + "/word-list").body, Contains("\"version\": 3"));
}

TEST_CASE("a saved word list changes the words of the summary, and putting it back changes them back") {
  SummitSite site;
  const auto words = [&] { return site.get(api + "/summary").body; };
  const auto before = words();
  CHECK_THAT(before, Contains("\"word\": \"informative\""));
  CHECK(site.post(event + "/word-list", {{"words", "leave out: informative"}, {"seen", "0"}}).status == 303);
  CHECK_THAT(words(), !Contains("\"word\": \"informative\""));
  CHECK(site.post(event + "/word-list", {{"words", ""}, {"seen", "1"}}).status == 303);
  CHECK(words() == before);
}

TEST_CASE("programs read the codebook and what answers speak of") {
  SummitSite site;
  CHECK(site.get(api + "/codebook").status == 200);
  CHECK_THAT(site.get(api + "/codebook/files/csv").body, Contains("\"media_type\": \"text/csv"));
  CHECK(site.get(api + "/codebook/files/docx").status == 404);
  CHECK(site.get(api + "/codebook/changes").status == 200);
  CHECK_THAT(site.get(api + "/themes").body, Contains("stood_out"));
  const auto texts = site.get(api + "/themes/stood_out/texts?per_page=5");
  CHECK(texts.status == 200);
  CHECK_THAT(texts.body, Contains("\"standing\""));
}

TEST_CASE("a codebook that changes nothing leaves nothing to take back, and one that is refused was a file") {
  SummitSite site;
  const std::string book = event + "/codebook";
  REQUIRE(site.post(book, {{"do", "add"}, {"name", "The panel"}, {"tone", "praise"}, {"words", "panel"}}).status ==
          303);
  const auto changes = site.get(api + "/codebook/changes").body;
  const auto same = site.upload(book + "/import", {}, "file", site.get(book + ".csv").body);
  CHECK(same.status == 303);
  CHECK(site.get(api + "/codebook/changes").body == changes);
  CHECK_THAT(site.words(book + "?done=same"), Contains("Nothing was changed."));
  REQUIRE(
      site.post(book, {{"do", "change"}, {"theme", "1"}, {"name", "The panel"}, {"tone", "praise"}, {"words", "panel"}})
          .status == 303);
  CHECK(site.get(api + "/codebook/changes").body == changes);
  const auto refused = site.upload(book + "/import", {}, "file", "Theme,Tone\nLunch,Prase\n");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("Nothing was saved. Choose the file once more when it is mended.") &&
                               !Contains("What you wrote is still below") && Contains("“Prase” is no tone"));
}

TEST_CASE("a page of an answer that was left open in another tab puts nothing over what was kept meanwhile, unasked") {
  SummitSite site;
  const auto path = event + "/themes/stood_out";
  for (const auto* name : {"Being together", "The panel"})
    REQUIRE(site.post(event + "/codebook", {{"do", "add"}, {"name", name}, {"tone", "none"}, {"words", ""}}).status ==
            303);
  const auto first = site.get(path).body;
  const auto field = [](const std::string& page, const std::string& name) {
    const auto at = page.find("name=\"" + name + "\" value=\"");
    REQUIRE(at != std::string::npos);
    const auto begin = at + name.size() + 15;
    return page.substr(begin, page.find('"', begin) - begin);
  };
  const auto text = field(first, "text");
  const auto seen = field(first, "seen");
  const auto keep = [&](const std::string& theme, const std::string& known) {
    return site.post(path, {{"do", "keep"}, {"text", text}, {"seen", known}, {"fresh", theme}});
  };
  REQUIRE(keep("1", seen).status == 303);
  const auto stale = keep("2", seen);
  CHECK(stale.status == 409);
  CHECK_THAT(stale.body, Contains("Meanwhile you kept “Being together” for this answer on another page"));
  CHECK_THAT(site.get(path + "?at=" + text.substr(0, 12)).body, Contains("Being together"));
  // The page that told it knows what stands, so to keep is now a choice.
  CHECK(keep("2", field(stale.body, "seen")).status == 303);
  // Whoever says the same twice has overwritten nothing.
  CHECK(keep("2", seen).status == 303);
}

namespace {

/// One answer of the review, by what it says.
struct AnswerInHand {
  SummitSite& site;
  std::string words;
  std::string path = event + "/themes/stood_out";
  std::string key{};

  AnswerInHand(SummitSite& at, std::string said) : site(at), words(std::move(said)) {
    const auto all = site.get(api + "/themes/stood_out/texts?per_page=100").body;
    const auto text = all.find("\"text\": \"" + words + "\"");
    REQUIRE(text != std::string::npos);
    const auto begin = all.rfind("\"key\": \"", text) + 8;
    key = all.substr(begin, all.find('"', begin) - begin);
  }
  [[nodiscard]] std::string page() const { return site.get(path + "?at=" + key.substr(0, 12)).body; }
  /// What stands in a field of its page.
  [[nodiscard]] std::string field(const std::string& name) const {
    const auto body = page();
    const auto at = body.find("name=\"" + name + "\"");
    REQUIRE(at != std::string::npos);
    const auto tag = body.substr(body.rfind('<', at), body.find('>', at) - body.rfind('<', at));
    const auto value = tag.find("value=\"");
    return value == std::string::npos ? "" : tag.substr(value + 7, tag.find('"', value + 7) - value - 7);
  }
  /// As whoever has the page before them; gives what the next page knows of the sitting.
  std::string keep(const std::string& masked, bool quoted, const std::string& covered) const {
    std::vector<std::pair<std::string, std::string>> form{{"do", "keep"}, {"text", key},      {"seen", field("seen")},
                                                          {"fresh", "1"}, {"masked", masked}, {"covered", covered}};
    if (quoted) form.emplace_back("quoted[]", "1");
    const auto reply = site.post(path, form);
    CHECK(reply.status == 303);
    for (const auto& [name, value] : reply.headers) {
      if (const auto place = value.find("kept="); name == "Location" && place != std::string::npos)
        return value.substr(place + 5);
    }
    return {};
  }
  [[nodiscard]] std::string printed() const {
    const auto body = page();
    const auto at = body.find("reading-printed");
    if (at == std::string::npos) return {};
    const auto begin = body.find('>', at) + 1;
    return body.substr(begin, body.find('<', begin) - begin);
  }
};

}  // namespace

TEST_CASE("masks add up, show, stand without a quotation, and are taken back with the rest of their step") {
  SummitSite site;
  REQUIRE(
      site.post(event + "/codebook", {{"do", "add"}, {"name", "The panel"}, {"tone", "none"}, {"words", ""}}).status ==
      303);
  AnswerInHand answer(site, "Hearing from the parent carer forum");
  REQUIRE(answer.field("masked").empty());
  // Nobody chose it to be quoted, and still it is masked wherever it is printed.
  answer.keep("Hearing", false, answer.field("covered"));
  CHECK(answer.printed() == "‘[…] from the parent carer forum’");
  CHECK(answer.field("masked") == "Hearing");
  // A page that was open before shows no mask: it uncovers none.
  answer.keep("forum", true, "0");
  CHECK(answer.printed() == "‘[…] from the parent carer […]’");
  CHECK(answer.field("masked") == "Hearing, forum");
  CHECK_THAT(site.get(event + "/texts/stood_out").body, Contains("value=\"Hearing, forum\""));
  // Who takes a word out of the field means it.
  const auto kept = answer.keep("forum", false, answer.field("covered"));
  CHECK(answer.printed() == "‘Hearing from the parent carer […]’");
  CHECK_THAT(answer.page(), !Contains("name=\"quoted[]\" type=\"checkbox\" value=\"1\" checked"));
  CHECK(kept.find("forum") == std::string::npos);
  CHECK(site.post(answer.path, {{"do", "undo"}, {"kept", kept}}).status == 303);
  CHECK(answer.printed() == "‘[…] from the parent carer […]’");
  CHECK_THAT(answer.page(), Contains("checked"));
  // What another masked since stays masked.
  const auto step = answer.keep("", true, answer.field("covered"));
  CHECK(answer.printed().empty());
  answer.keep("Hearing", true, answer.field("covered"));
  CHECK(site.post(answer.path, {{"do", "undo"}, {"kept", step}}).status == 303);
  CHECK(answer.printed() == "‘[…] from the parent carer forum’");
}

TEST_CASE("the answers to a question are listed with their themes, chosen by theme, and another is quoted") {
  SummitSite site;
  REQUIRE(
      site.post(event + "/codebook", {{"do", "add"}, {"name", "Parents"}, {"tone", "none"}, {"words", ""}}).status ==
      303);
  AnswerInHand answer(site, "Hearing from the parent carer forum");
  const auto list = event + "/themes/stood_out/answers";
  CHECK_THAT(site.words(list + "?theme=none"), Contains("Hearing from the parent carer forum"));
  answer.keep("", true, answer.field("covered"));
  CHECK_THAT(site.words(list + "?theme=none"), !Contains("Hearing from the parent carer forum"));
  const auto found = site.get(list + "?theme=1&q=PARENT").body;
  CHECK_THAT(found, Contains("?at=" + answer.key.substr(0, 12)) && Contains("Do not quote"));
  CHECK(site.post(list, {{"text", answer.key}, {"quote", "no"}, {"back", list + "?theme=1"}}).status == 303);
  CHECK_THAT(answer.page(), !Contains("checked=\"checked\" value=\"1\" name=\"quoted"));
  CHECK_THAT(site.get(list + "?theme=1").body, !Contains("Do not quote"));
  CHECK(site.get(list + ".csv").status == 200);
  CHECK(site.get(event + "/themes/helpful/answers").status == 404);
  CHECK_THAT(site.get(event + "/themes/stood_out").body, Contains(list));
}

TEST_CASE("a part that no answer would move to is not split off, and what moves is told") {
  SummitSite site;
  const auto book = event + "/codebook";
  REQUIRE(site.post(book, {{"do", "add"}, {"name", "Parents"}, {"tone", "none"}, {"words", ""}}).status == 303);
  AnswerInHand answer(site, "Hearing from the parent carer forum");
  answer.keep("", false, answer.field("covered"));
  const auto split = [&](const std::string& words) {
    return site.post(book, {{"do", "split"}, {"theme", "1"}, {"name", "Forum"}, {"tone", "none"}, {"words", words}});
  };
  const auto refused = split("zebra");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("nothing would move") && Contains("zebra"));
  CHECK_THAT(site.get(api + "/codebook").body, !Contains("Forum"));
  const auto made = split("forum");
  REQUIRE(made.status == 303);
  CHECK_THAT(site.words(location(made)), Contains("1 answer of this event moves to the new theme."));
}

TEST_CASE(
    "a theme is retired, brought back, and taken back where answers bear it, and each page says what became of it") {
  SummitSite site;
  const auto book = event + "/codebook";
  REQUIRE(site.post(book, {{"do", "add"}, {"name", "Tmp"}, {"tone", "none"}, {"words", ""}}).status == 303);
  AnswerInHand answer(site, "Hearing from the parent carer forum");
  answer.keep("", false, answer.field("covered"));
  const auto retired = site.post(book, {{"do", "retire"}, {"theme", "1"}});
  REQUIRE(retired.status == 303);
  CHECK_THAT(site.words(location(retired)), Contains("1 answer bears it and keeps it"));
  CHECK_THAT(answer.page(), Contains("No longer offered here"));
  REQUIRE(site.post(book, {{"do", "back"}, {"theme", "1"}}).status == 303);
  for (const auto* change : {"3", "2"}) REQUIRE(site.post(book, {{"do", "undo"}, {"change", change}}).status == 303);
  const auto gone = site.post(book, {{"do", "undo"}, {"change", "1"}});
  REQUIRE(gone.status == 303);
  CHECK_THAT(site.words(location(gone)),
             Contains("‘Tmp’ is taken back. 1 answer bears it, and counts without it now."));
  CHECK_THAT(site.get(api + "/codebook").body, Contains("\"state\": \"gone\""));
  CHECK_THAT(site.get(api + "/codebook/changes").body, Contains("\"by\""));
}
