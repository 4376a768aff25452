// The list of a question's answers: chosen by theme, searched, and turned page by page.
#include <muster/domain/themes/answer_list.hpp>

#include "themed_summit.hpp"

namespace muster::themes {
namespace {

ListedAnswer answer(const std::string& text, std::vector<std::int64_t> themes, bool read = true) {
  ListedAnswer out;
  out.key = text;
  out.text = text;
  out.said.themes = std::move(themes);
  out.said.read = read;
  return out;
}

std::vector<std::string> texts_of(const ListPage<ListedAnswer>& page) {
  std::vector<std::string> out;
  for (const auto& each : page.rows) out.push_back(each.text);
  return out;
}

std::vector<ListedAnswer> all() {
  std::vector<ListedAnswer> out{answer("Ofsted and lunch", {1, 2}), answer("Ofsted talk", {1}),
                                answer("The lunch queue", {2}), answer("Unread", {}, false)};
  out[1].people = 3;
  out[2].quoted = true;
  out.push_back(answer("N/A", {}));
  out.back().said.says_nothing = true;
  out.push_back(answer("Of the other reader", {1}));
  out.back().held_back = true;
  return out;
}

}  // namespace

TEST_CASE("answers are chosen by their themes, and each choice says what it leaves") {
  const auto page = listed_answers(all(), {.filters = {{"theme", "2"}}});
  CHECK(texts_of(page) == std::vector<std::string>{"Ofsted and lunch", "The lunch queue"});
  CHECK(page.all == 6);
  CHECK(page.found == 2);
  CHECK(page.choices.at("theme") == std::map<std::string, std::int64_t>{{"1", 2}, {"2", 2}, {"none", 1}, {"0", 1}});
  CHECK(page.choices.at("quoted").at("yes") == 1);
  CHECK(texts_of(listed_answers(all(), {.filters = {{"theme", std::string(no_theme)}}})) ==
        std::vector<std::string>{"Unread"});
  CHECK(texts_of(listed_answers(all(), {.filters = {{"quoted", "yes"}}})) ==
        std::vector<std::string>{"The lunch queue"});
}

TEST_CASE("what another reader gave shows in no choice before the visitor has read it") {
  const auto page = listed_answers(all(), {.filters = {{"state", "unread"}}});
  CHECK(texts_of(page) == std::vector<std::string>{"Unread", "Of the other reader"});
  CHECK(page.choices.at("theme") == std::map<std::string, std::int64_t>{{"none", 1}});
}

TEST_CASE("answers are searched whatever their capitals, sorted, and turned page by page") {
  CHECK(texts_of(listed_answers(all(), {.search = "QUEUE lunch"})) == std::vector<std::string>{"The lunch queue"});
  CHECK(texts_of(listed_answers(all(), {.sort = "people", .descending = true})).front() == "Ofsted talk");
  const auto last = listed_answers(all(), {.page = 9, .page_size = 4});
  CHECK(last.page == 2);
  CHECK(texts_of(last) == std::vector<std::string>{"N/A", "Of the other reader"});
  CHECK(listed_answers({}, {}).rows.empty());
}

TEST_CASE("a quotation is chosen whoever has read the answer, and another in its place") {
  ThemedSummit desk;
  REQUIRE(desk.keep("Ofsted talk", "anna", {{1}, false, true}).ok());
  const auto choose = [&](const std::string& words, bool quoted) {
    return choose_quotation(desk.database(), desk.now(), *desk.texts, desk.key(words), quoted);
  };
  REQUIRE(choose("Ofsted talk", false).ok());
  REQUIRE(choose("Ofsted and lunch", true).ok());
  CHECK(quoted_keys(desk.database(), *desk.texts).value() == std::set<std::string>{desk.key("Ofsted and lunch")});
  CHECK(choose("Not there", true).error().kind == ErrorKind::not_found);
  CHECK(desk.kept().readings.at(desk.key("Ofsted talk")).contains("anna"));
}

}  // namespace muster::themes
