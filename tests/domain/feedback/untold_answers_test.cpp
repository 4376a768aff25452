// Of an anonymous form that is answered by links nobody learns whether the first answer has come, also not by trying
// what an answer forbids.
#include <muster/domain/feedback/round_service.hpp>

#include "asked_people.hpp"

namespace muster::feedback {
namespace {

std::string with(const std::string& from, const std::string& to) {
  std::string text = form_text;
  REQUIRE(text.find(from) != std::string::npos);
  return text.replace(text.find(from), from.size(), to);
}

const std::string other_meaning = "\"Very helpful\"";

std::string tried(AskedPeople& summit, const std::string& text) {
  const auto published = publish_form(summit.database(), summit.now(), "summit", text, "next.form");
  return published.ok() ? "published" : published.error().message;
}

}  // namespace

TEST_CASE("whether an anonymous form by links may change says nothing about its first answer") {
  AskedPeople summit(3);
  const auto before = tried(summit, with("\"Not helpful\"", other_meaning));
  CHECK(before ==
        "Answers may be there already, so no code may change its meaning and no promise may be loosened. Nothing was "
        "changed.");
  const auto links = summit.send_and_deliver(LinkMail::link);
  REQUIRE(summit.answer_by(links.at("delegate1@mail.example"), "key1").ok());
  CHECK(tried(summit, with("\"Not helpful\"", other_meaning)) == before);
  CHECK(summit.round().form_version == 1);
}

TEST_CASE("versions from before anybody could answer bind nobody, later ones do") {
  AskedPeople summit(3, Answerers::anyone);
  // Nobody answered while anyone could, which may be told: the code takes another meaning.
  REQUIRE(tried(summit, with("\"Not helpful\"", other_meaning)) == "published");
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::delegates).ok());
  // What a later version leaves out may have been answered.
  const auto topic = with("\"Not helpful\"", other_meaning);
  const std::string asked = "  topic     \"One topic?\"  text\n";
  auto without = topic;
  without.replace(without.find(asked), asked.size(), "");
  auto another = topic;
  another.replace(another.find(asked), asked.size(), "  topic     \"One number?\"  number\n");
  CHECK(tried(summit, without) == "published");
  CHECK(tried(summit, another).find("Answers may be there already") == 0);
  CHECK(tried(summit, topic) == "published");
  CHECK(tried(summit, form_text).find("Answers may be there already") == 0);
}

}  // namespace muster::feedback
