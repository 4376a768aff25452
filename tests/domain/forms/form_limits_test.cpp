// A form takes what its questions ask for, and what is beyond is neither kept nor shown back.

#include "support/catch.hpp"
#include "support/counted_memory.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/forms/answer_limits.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/utf8.hpp>

using namespace muster;

namespace {

forms::Form form_of(const std::string& questions) {
  const auto form = forms::parse_form("form a \"A\"\npage \"P\"\n" + questions, "test");
  INFO((form.ok() ? std::string() : form.error().message));
  REQUIRE(form.ok());
  return *form;
}

std::string first_message(const Result<forms::Form>& form) {
  return form.ok() || form.error().diagnostics.empty() ? "" : form.error().diagnostics.front().message;
}

}  // namespace

TEST_CASE("a form takes what its questions ask for, and one answer that is far too long") {
  const auto text = read_file(test::source_dir() + "/forms/london-send-summit-2022.form");
  REQUIRE(text.ok());
  const auto summit = forms::parse_form(*text, "summit.form");
  REQUIRE(summit.ok());
  const auto most = forms::longest_request(*summit);
  CHECK(most > 230'000);
  CHECK(most < 430'000);
  const auto least = forms::longest_request(form_of("q \"Q\" text\n"));
  CHECK(least > 128 * 1024);
  CHECK(least < 160'000);
}

TEST_CASE("every answer that the form takes fits into what it lets in, in any script") {
  const auto form = form_of("q \"Q\" text up to 1000\nr \"R\" lines 4\n");
  std::string longest;
  for (int at = 0; at < 1'000; ++at) longest += "\xF0\x9F\x8C\x8D";
  std::string longer;
  for (int at = 0; at < 4'000; ++at) longer += "\xF0\x9F\x8C\x8D";
  CHECK(forms::check_answers(form, {{"q", {longest}}, {"r", {longer}}}).ok());
  CHECK(3 * (longest.size() + longer.size()) < forms::longest_request(form));
}

TEST_CASE("what is too long is kept whole to be shortened, as much in all as a request may have, and no more") {
  const auto form = form_of(
      "q \"Q\" text up to 100\nr \"R\" lines 4\nw \"W\" words up to 3\nn \"N\" number\n"
      "o \"O\" pick one\n ( ) a \"A\"\n ( ) b ... \"B\"\n");
  const forms::BoundForm bound(form);
  forms::TypedReader reader(bound);
  for (const std::string name : {"q", "r", "w", "n", "o", "o.b", "o.c", "x", "o.a"}) {
    for (int at = 0; at < 1'000; ++at) reader.add(name, std::string(70'000, '"'));
  }
  CHECK(reader.cut());
  const auto typed = reader.take();
  std::size_t kept = 0;
  for (const auto& [name, values] : typed) {
    for (const auto& value : values) kept += value.size();
  }
  CHECK(kept == forms::longest_request(form));
  CHECK(typed.at("q").front().size() == 70'000);
  const auto checked = forms::check_answers(form, {{"q", {typed.at("q").front()}}});
  REQUIRE(checked.errors.size() == 1);
  CHECK(checked.errors[0].message == "“Q”: keep it to 100 characters. This has 70,000.");
  CHECK(forms::check_answers(form, {{"q", {std::string(150, 'x')}}}).errors[0].message ==
        "“Q”: keep it to 100 characters. This has 150.");
}

TEST_CASE("more than twice what a question takes is far too long to be kept anywhere but in its page") {
  const auto form = form_of("q \"Q\" text up to 100\n");
  const forms::BoundForm bound(form);
  forms::TypedReader reader(bound);
  reader.add("q", std::string(200, 'x'));
  CHECK_FALSE(reader.far_too_long());
  forms::TypedReader longer(bound);
  longer.add("q", std::string(201, 'x'));
  CHECK(longer.far_too_long());
  CHECK_FALSE(longer.cut());
}

TEST_CASE("letters are cut off whole") {
  const auto form = form_of("q \"Q\" text up to 1\n");
  const forms::BoundForm bound(form);
  forms::TypedReader reader(bound);
  const auto most = forms::longest_request(form);
  std::string accents;
  for (std::size_t at = 0; at <= most; ++at) accents += "é";
  reader.add("q", accents);
  CHECK(reader.cut());
  CHECK(reader.take().at("q").front() == accents.substr(0, 2 * most));
}

TEST_CASE("names, lines and numbers of questions are bounded before they are compared") {
  std::string long_names = "form a \"A\"\npage \"P\"\n";
  for (int at = 0; at < 5; ++at)
    long_names +=
        std::string(19'000, 'a') + std::to_string(at) + " \"Q\" text ask if " + std::string(900, 'a') + " = x\n";
  const auto before = counted_memory::asked();
  CHECK(first_message(forms::parse_form(long_names, "test")) == "this code is longer than 40 characters");
  CHECK(counted_memory::asked() - before < 60 * long_names.size());
  CHECK(first_message(forms::parse_form("form a \"" + std::string(30'000, 'a') + "\"", "test")) ==
        "this line is longer than 20,000 bytes");
  std::string many = "form a \"A\"\npage \"P\"\n";
  for (int at = 0; at < 10'000; ++at) many += "q" + std::to_string(at) + " \"Q\" text\n";
  CHECK(first_message(forms::parse_form(many, "test")) == "more than 200 questions");
}

TEST_CASE("a condition on a form is bound once, and asked of many answers for little") {
  std::string questions = "first \"First?\" pick one\n ( ) yes \"Yes\"\n ( ) no \"No\"\n";
  for (int at = 0; at < 190; ++at)
    questions += "q" + std::to_string(at) + " \"Q" + std::to_string(at) + "\" text ask if first = yes\n";
  const auto form = form_of(questions);
  const forms::BoundForm bound(form);
  const forms::Answers answers{{"first", {{"yes"}, {}}}};
  const auto before = counted_memory::asked();
  for (const auto* question : form.questions()) CHECK(bound.is_asked(*question, answers));
  CHECK(counted_memory::asked() - before < form.questions().size() * 1'000);
  const auto checking = counted_memory::asked();
  CHECK(forms::check_answers(form, {{"first", {"yes"}}}).ok());
  CHECK(counted_memory::asked() - checking < 1'000'000);
}

TEST_CASE("whoever checks a text that is far too long for a form reads its other errors too") {
  std::string huge = "form a \"A\"\npage \"P\"\n";
  for (int at = 0; at < 9'900; ++at)
    huge += "q" + std::to_string(at) + " \"Question " + std::to_string(at) + "\" text\n";
  huge += "last \"The last\" text ask if nothing = yes\n";
  REQUIRE(huge.size() > 256UL * 1024);
  const auto checked = forms::check_form(huge, "test");
  REQUIRE_FALSE(checked.ok());
  REQUIRE(checked.error().diagnostics.size() == 2);
  CHECK(checked.error().diagnostics[0].message == "more than 200 questions");
  CHECK(checked.error().diagnostics[1].message == "nothing is called \"nothing\"");
  CHECK(first_message(forms::parse_form(huge, "test")) == "the form is larger than 256 KiB");
  CHECK(first_message(forms::check_form(std::string(5UL * 1024 * 1024, '#'), "test")) ==
        "the form is larger than 4,096 KiB");
}
