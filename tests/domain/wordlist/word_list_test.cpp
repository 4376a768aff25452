// The programme's word list: read line by line, changed with every version kept.
#include <muster/domain/wordlist/word_list_service.hpp>

#include "domain/feedback/summit_feedback.hpp"

namespace muster::wordlist {

TEST_CASE("a word list says what is one word, what is left out and what stays whole") {
  const auto rules = parse_word_list(
      "# of the network\nEHCP = EHC plan, EHC plans\nleave out: borough, thing\n\ntogether: early years\r\n");
  REQUIRE(rules.ok());
  CHECK(rules->same == text::SameWords{{"EHCP", "EHC plan", "EHC plans"}});
  CHECK(rules->also_stop == std::vector<std::string>{"borough", "thing"});
  CHECK(rules->phrases == std::vector<std::string>{"early years"});
  CHECK(parse_word_list("")->same.empty());
}

TEST_CASE("each line of a word list that cannot be read is named") {
  const auto refused = parse_word_list("EHCP\nA = \nleave out:\nA = B\nC = b\n");
  REQUIRE(!refused.ok());
  std::vector<std::size_t> lines;
  for (const auto& each : refused.error().diagnostics) lines.push_back(each.line);
  CHECK(lines == std::vector<std::size_t>{1, 2, 3, 5});
  CHECK(refused.error().field == "words");
  CHECK(parse_word_list(std::string(longest_list + 1, 'a')).error().kind == ErrorKind::bad_input);
}

TEST_CASE("a spelling is joined to the line of its word, and never twice") {
  CHECK(*with_joined("", "recieve", "receive") == "receive = recieve\n");
  CHECK(*with_joined("receive = recieve\nleave out: tea\n", "receve", "Receive") ==
        "receive = recieve, receve\nleave out: tea\n");
  CHECK(with_joined("receive = recieve\n", "Recieve", "relieve").error().kind == ErrorKind::conflict);
}

TEST_CASE("every version of a word list is kept, and an older one comes back as a new one") {
  feedback::Feedback desk;
  desk.open();
  const auto programme = desk.text("select programme_id from event");
  auto& database = desk.database();
  CHECK(word_list_of(database, programme)->version == 0);
  REQUIRE(save_word_list(database, desk.now(), programme, 0, "A = B\n", "Changed by hand").ok());
  REQUIRE(join_words(database, desk.now(), programme, "receve", "receive").ok());
  CHECK(word_list_of(database, programme)->words == "A = B\nreceive = receve\n");
  // Whoever has an older one in front of them replaces nothing.
  CHECK(save_word_list(database, desk.now(), programme, 1, "", "Changed by hand").error().kind == ErrorKind::conflict);
  CHECK(save_word_list(database, desk.now(), programme, 2, "A =", "Changed by hand").error().kind ==
        ErrorKind::bad_input);
  REQUIRE(restore_word_list(database, desk.now(), programme, 1).ok());
  const auto all = *word_lists_of(database, programme, 10);
  REQUIRE(all.size() == 3);
  CHECK(all[0].words == "A = B\n");
  CHECK(all[0].what == "Put back version 1");
  CHECK(all[1].what == "Joined ‘receve’ to ‘receive’");
  CHECK(restore_word_list(database, desk.now(), programme, 9).error().kind == ErrorKind::not_found);
  CHECK(desk.figure("select count(*) from audit where action = 'word list changed'") == 3);
}

}  // namespace muster::wordlist
