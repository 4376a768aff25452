// Responses to what was said. What was said is read as it stands now: a note that was put right has its response still.
#include <muster/domain/actions/response_service.hpp>

#include "response_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/kept_note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

constexpr const char* subject = "response";

bool is_in_words(const forms::Question& question) {
  using Kind = forms::QuestionKind;
  return !question.personal && !question.hidden && question.grid.empty() &&
         (question.kind == Kind::short_text || question.kind == Kind::long_text || question.kind == Kind::words);
}

std::vector<Comment> all_said(store::Session& session, const std::string& event_id) {
  std::vector<Comment> all;
  if (const auto round = feedback::round_of_event(session, event_id)) {
    const auto versions = feedback::versions_of(session, *round);
    for (const auto& page : versions.form().pages)
      for (const auto& question : page.questions)
        if (is_in_words(question)) all.push_back({{"", question.code}, "form", {}, question.label, {}});
  }
  for (const auto& kept : feedback::kept_notes(session, event_id))
    all.push_back({{kept.id, ""}, kept.note.kind, kept.note.table, kept.note.text, {}});
  for (auto& [said, response] : sql::responses_of(session, event_id)) {
    const auto found = std::ranges::find(all, said, &Comment::said);
    if (found != all.end()) found->response = std::move(response);
  }
  return all;
}

Result<Comment> one_said(store::Session& session, const std::string& event_id, const Said& said) {
  auto all = all_said(session, event_id);
  const auto found = std::ranges::find(all, said, &Comment::said);
  if (found == all.end()) return not_found("This event has nothing said of that name any more.");
  return std::move(*found);
}

}  // namespace

Result<std::vector<Comment>> comments_of(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<Comment>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return all_said(session, event.id);
  });
}

Result<Comment> comment_of(store::Database& database, const std::string& event_slug, const Said& said) {
  return database.read([&](store::Session& session) -> Result<Comment> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return one_said(session, event.id, said);
  });
}

Outcome save_response(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                      const Said& said, std::int64_t seen, const std::string& words, bool published) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(comment, one_said(session, event.id, said));
    const auto& before = comment.response;
    auto after = before;
    after.words = trimmed(words);
    if (!published)
      after.published_on.reset();
    else if (!before.published_on || before.words != after.words)
      after.published_on = day_in_london(audit.at);
    MUSTER_CHECK(check_response(after));
    if (after.words == before.words && after.published_on == before.published_on) return Success{};
    if (before.version != seen)
      return conflict(
          "Somebody changed this response meanwhile, and nothing was saved. What you typed is still here: open it once "
          "more, see what it says now, and put your words in there.");
    if (after.words.empty())
      sql::delete_response(session, event.id, said);
    else
      sql::save_response(session, event.programme_id, event.id, said, after);
    const auto* did = after.words.empty()                          ? "response taken away"
                      : after.published_on && !before.published_on ? "response published"
                      : !after.published_on && before.published_on ? "response taken off"
                                                                   : "response written";
    store::write_audit(session, audit, did, subject, said.note_id.empty() ? event.id : said.note_id, {"response"});
    return Success{};
  });
}

ReportedComments reported_comments(store::Session& session, const std::string& event_id) {
  ReportedComments out;
  for (auto& comment : all_said(session, event_id)) {
    auto words = comment.response.published_on ? comment.response.words : std::string();
    if (!comment.said.note_id.empty())
      out.notes.push_back({comment.kind, comment.table, comment.text, std::move(words)});
    else if (!words.empty())
      out.texts.emplace(comment.said.question, std::move(words));
  }
  return out;
}

}  // namespace muster::actions
