// Stopping in the middle of a form and going on later: what is kept, who can read it, and when it goes.
#include <muster/domain/feedback/draft.hpp>
#include <muster/domain/feedback/draft_service.hpp>

#include "domain/feedback/summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::field_value;
using test::holds;
using test::location;

struct DraftRound : Feedback {
  DraftRound() : link("/f/" + open()) {}
  std::string round_id() { return text("select id from round"); }
  Result<std::string> keep(const std::string& secret = {}, const std::string& topic = "Housing") {
    return keep_draft(database(), clock.now(), round_id(), secret, {{"_key", "k"}, {"_page", "3"}, {"topic", topic}});
  }
  std::int64_t drafts() { return figure("select count(*) from answer_draft"); }
  std::string link;
};

}  // namespace

TEST_CASE("what a draft holds is one text and back") {
  const DraftFields fields{{"_key", "k"}, {"more", "two\nlines"}, {"more", ""}, {"words[]", "größer"}};
  CHECK(fields_of_draft(draft_text(fields)) == fields);
  CHECK(fields_of_draft("").empty());
  CHECK(last_day_of_draft(test::noon()) > day_in_london(test::noon()));
  CHECK(has_room({most_drafts - 1, 0}, 1));
  CHECK_FALSE(has_room({most_drafts, 0}, 1));
  CHECK_FALSE(has_room({1, most_draft_bytes}, 1));
  for (const std::string bad : {"", "short", "0123456789ABCDEFGHJKMNPQRS", "0123456789abcdefghjkmnpq/s"})
    CHECK_FALSE(is_draft_secret(bad));
}

TEST_CASE("a draft opens with its own secret alone, and nobody reads it in the file") {
  DraftRound summit;
  const auto secret = summit.keep();
  REQUIRE(secret.ok());
  CHECK(is_draft_secret(*secret));
  const auto found = find_draft(summit.database(), summit.clock.now(), summit.round_id(), *secret);
  REQUIRE(found.ok());
  CHECK(found->fields.back() == std::pair<std::string, std::string>("topic", "Housing"));
  const auto other = summit.keep();
  REQUIRE(other.ok());
  CHECK(*other != *secret);
  for (const auto& [name, bytes] : summit.files()) {
    CHECK(bytes.find("Housing") == std::string::npos);
    CHECK(bytes.find(*secret) == std::string::npos);
  }
  auto guess = *secret;
  guess.front() = guess.front() == 'a' ? 'b' : 'a';
  CHECK(find_draft(summit.database(), summit.clock.now(), summit.round_id(), guess).error().kind ==
        ErrorKind::not_found);
  CHECK(find_draft(summit.database(), summit.clock.now(), "another round", *secret).error().kind ==
        ErrorKind::not_found);
}

TEST_CASE("a draft counts nowhere and leaves no trace") {
  DraftRound summit;
  const auto traces = summit.figure("select count(*) from audit");
  const auto version = summit.figure("select version from event");
  REQUIRE(summit.keep().ok());
  CHECK(summit.stored() == 0);
  CHECK(summit.round().responses == 0);
  CHECK(summit.figure("select count(*) from audit") == traces);
  CHECK(summit.figure("select version from event") == version);
}

TEST_CASE("keeping it again takes its place, and it goes when it is sent, deleted, ended or the round closes") {
  DraftRound summit;
  const auto secret = summit.keep();
  REQUIRE(secret.ok());
  REQUIRE(summit.keep(*secret, "Transport").ok());
  CHECK(summit.drafts() == 1);
  CHECK(find_draft(summit.database(), summit.clock.now(), summit.round_id(), *secret)->fields.back().second ==
        "Transport");
  SECTION("sent") {
    const auto& round = summit.round();
    const forms::TypedAnswers typed{{"helpful", {"helpful"}}};
    REQUIRE(submit(summit.database(), summit.clock.now(), round, typed, forms::check_answers(*round.form, typed),
                   SentForm{"k", *secret})
                .ok());
    CHECK(summit.stored() == 1);
  }
  SECTION("deleted") { REQUIRE(delete_draft(summit.database(), summit.round_id(), *secret).ok()); }
  SECTION("ended") {
    summit.clock.advance(std::chrono::hours(24 * 14));
    REQUIRE(settle_rounds(summit.database(), summit.clock.now()).ok());
    CHECK(summit.drafts() == 1);
    summit.clock.advance(std::chrono::hours(24));
    CHECK_FALSE(find_draft(summit.database(), summit.clock.now(), summit.round_id(), *secret).ok());
    REQUIRE(settle_rounds(summit.database(), summit.clock.now()).ok());
  }
  SECTION("closed") { REQUIRE(close_round(summit.database(), summit.now(), "summit").ok()); }
  CHECK(summit.drafts() == 0);
}

TEST_CASE("a form keeps so many drafts and no more, and says so before it keeps one") {
  DraftRound summit;
  const auto secret = summit.keep();
  REQUIRE(secret.ok());
  const auto filled = summit.database().write([&](store::Session& session) -> Outcome {
    session.execute("update answer_draft set bytes = $1", {most_draft_bytes});
    return Success{};
  });
  REQUIRE(filled.ok());
  const auto refused = summit.keep();
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(summit.drafts() == 1);
  CHECK(summit.keep(*secret).ok());  // one's own draft makes room for itself
}

TEST_CASE("somebody stops on the second page and goes on by the link, without a script") {
  DraftRound summit;
  const auto first = summit.visitor.get(summit.link);
  CHECK(holds(first, "Stop here and go on later"));
  const auto key = field_value(first.body, "_key");
  const auto stopped = summit.visitor.post(summit.link, {{"_key", key},
                                                         {"_page", "2"},
                                                         {"helpful", "helpful"},
                                                         {"format[]", "other"},
                                                         {"format.other", "By boat"},
                                                         {"_save", "yes"}});
  REQUIRE(stopped.status == 303);
  const auto draft = location(stopped);
  REQUIRE(draft.starts_with(summit.link + "/draft/"));
  const auto page = summit.visitor.get(draft);
  CHECK(page.status == 200);
  CHECK(holds(page, draft));
  CHECK(holds(page, "Go on here until "));
  CHECK_FALSE(holds(page, "By boat"));  // opening a link shows nothing
  CHECK(summit.drafts() == 1);
  const auto on = summit.visitor.post(draft, {});
  CHECK(on.status == 200);
  CHECK(holds(on, "By boat"));
  CHECK(field_value(on.body, "_key") == key);
  CHECK(field_value(on.body, "_page") == "2");
  CHECK(field_value(on.body, "helpful") == "helpful");
  const auto secret = field_value(on.body, "_draft");
  CHECK(draft.ends_with(secret));
  const auto sent = summit.visitor.post(summit.link, {{"_key", key},
                                                      {"_page", "3"},
                                                      {"_draft", secret},
                                                      {"helpful", "helpful"},
                                                      {"format.other", "By boat"},
                                                      {"_send", "yes"}});
  CHECK(sent.status == 303);
  CHECK(summit.stored() == 1);
  CHECK(summit.drafts() == 0);
  CHECK(summit.visitor.get(draft).status == 404);
  CHECK(holds(summit.visitor.post(draft, {}), "Nothing is kept at this link."));
}

TEST_CASE("nothing is kept that is far too long, and its writer has all of it back") {
  DraftRound summit;
  const auto key = field_value(summit.visitor.get(summit.link).body, "_key");
  const auto stop = [&](const std::string& typed) {
    return summit.visitor.post(
        summit.link, {{"_key", key}, {"_page", "2"}, {"format[]", "other"}, {"format.other", typed}, {"_save", "yes"}});
  };
  const auto refused = stop(std::string(5000, 'x'));
  CHECK(refused.status == 409);
  CHECK(holds(refused, "far too long to be kept"));
  CHECK(holds(refused, std::string(5000, 'x')));
  CHECK(summit.drafts() == 0);
  CHECK(stop("By boat").status == 303);
}

TEST_CASE("a draft is deleted by its button, and its link is refused once the form has closed") {
  DraftRound summit;
  const auto secret = summit.keep();
  REQUIRE(secret.ok());
  const auto draft = summit.link + "/draft/" + *secret;
  CHECK(holds(summit.visitor.post(draft + "/delete", {}), "What was kept is deleted."));
  CHECK(summit.drafts() == 0);
  const auto again = summit.keep();
  REQUIRE(again.ok());
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(holds(summit.visitor.get(summit.link + "/draft/" + *again), "This form has closed."));
  CHECK(summit.visitor.get(summit.link + "/draft/nonsense").status == 200);
  CHECK(summit.keep().error().kind == ErrorKind::conflict);
}

}  // namespace muster::feedback
