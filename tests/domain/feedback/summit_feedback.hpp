#pragma once
// A summit with a form of every kind of question, its pages, and an attendee who fills it in.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/feedback_pages.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>

#include "support/summit_store.hpp"

namespace muster::feedback {

inline const std::string form_text = R"(form views "Your views"
  anonymous
  introduction
    "Two minutes."

page "The day"
  helpful*  "Was it helpful?"  pick one as scale
            if missing "Say how helpful it was"
            ( ) helpful "Helpful"  also "Really helpful"
            ( ) mainly  "Mainly helpful"
            ( ) not     "Not helpful"
  better    "What would have helped?"  lines 3
            ask if helpful = not
  words     "Which three words?"  words up to 3  cloud
            hint "One on each line."

page "The discussions"
  took_part "Did you take part?"  pick one
            ( ) yes "Yes"
            ( ) no  "No"
  format    "How next time?"  pick any
            [ ] in_person "In person"
            [ ] online    "Online"
            [ ] other ... "Something else"

page "Next time"
  events    "How many of our events have you been to?"  number from 1 to 100
  topic     "One topic?"  text
  more      "Anything else?"  lines 4
            ask if took_part = no
)";

/// The page that a browser comes to: where the reply sends it, or the reply itself.
inline web::Reply gone_on(const test::Visitor& visitor, web::Reply reply) {
  for (const auto& [name, value] : reply.headers)
    if (reply.status == 303 && name == "Location") return visitor.get(value);
  return reply;
}

struct Feedback : test::SummitStore {
  Feedback() {
    REQUIRE(events::add_event(database(), audit(),
                              {"summit", "London SEND Summit", "2022-06-10", "london", "", "in person", "LIIA"})
                .ok());
    add_pages(router, database(), clock, {{"event-evaluation", form_text}});
    kinds.add(response_kind());
    kinds.add(note_kind());
    intake::add_pages(router, database(), clock, kinds);
  }

  [[nodiscard]] store::AuditContext now() const { return {"test", clock.now()}; }
  /// Publishes `text`; opens it where asked.
  void publish(const std::string& text = form_text) {
    const auto round = publish_form(database(), now(), "summit", text, "test.form");
    if (!round.ok()) FAIL(round.error().message);
  }
  std::string open() {
    publish();
    REQUIRE(open_round(database(), now(), "summit").ok());
    return round().short_code;
  }
  Round round() {
    auto found = settle_event_round(database(), clock.now(), "summit");
    REQUIRE(found.ok());
    REQUIRE(found->has_value());
    return **found;
  }
  /// Sends one filled form past the pages.
  void answer(const std::string& key, const forms::TypedAnswers& typed = {{"helpful", {"helpful"}}}) {
    const auto sent = submit(database(), clock.now(), round().short_code, typed, key);
    if (!sent.ok()) FAIL(sent.error().message);
    REQUIRE(sent->errors.empty());
  }
  std::int64_t stored() { return figure("select count(*) from response"); }
  std::size_t released() {
    const auto id = round().id;
    const auto answers = database().read(
        [&](store::Session& session) -> Result<std::vector<forms::Answers>> { return released_answers(session, id); });
    REQUIRE(answers.ok());
    return answers->size();
  }
  Result<ResponseImport> import(const std::string& bytes, const std::string& name = "export.csv") {
    return import_responses(database(), now(), "summit", {name, bytes});
  }
  Result<std::int64_t> undo(const std::string& id) {
    MUSTER_TRY(undone, intake::undo_import(database(), now(), kinds, id));
    return undone.removed.gone;
  }

  /// One text from the store.
  std::string text(const std::string& sql) {
    const auto found =
        database().read([&](store::Session& session) -> Result<std::string> { return session.first(sql)->text(0); });
    REQUIRE(found.ok());
    return *found;
  }

  HandClock clock{test::noon()};
  intake::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
};

/// With a form of its own that is open: what pages show to people who answer.
struct OpenForm : Feedback {
  explicit OpenForm(const std::string& form) {
    publish(form);
    REQUIRE(open_round(database(), now(), "summit").ok());
    link = "/f/" + round().short_code;
  }
  std::string link;
};

inline const std::string export_head =
    "ID,Start time,Completion time,Email,Name,Was it helpful?,How next time?,One topic?\n";

}  // namespace muster::feedback
