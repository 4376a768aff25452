// Phrases, the words of two groups and the programme's word list on the example's pages, for people and for programs;
// and themes for programs.
#include "summit_site.hpp"

#include "support/catch.hpp"

using Catch::Contains;
using summit_site::SummitSite;

namespace {
const std::string event = summit_site::event;
const std::string api = "/api/events/london-send-summit-2022";
}  // namespace

TEST_CASE("phrases of a question: a picture, its table, and how it is made") {
  SummitSite site;
  const auto all = site.words(event + "/words");
  CHECK_THAT(all, Contains("Phrases that several people use"));
  const auto words = site.words(event + "/words/stood_out");
  CHECK_THAT(words, Contains("wrote something"));
  CHECK(site.get(event + "/words/helpful").status == 404);
  CHECK(site.get(event + "/words/none").status == 404);
  CHECK(site.get(event + "/words/stood_out/said?words=nobody+says+this").status == 404);
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
