#pragma once
// The example of a kind: members of a mailing list. What stands here is all that a new kind of import takes.

#include <muster/domain/events/import_target_service.hpp>
#include <muster/domain/intake/counted_questions.hpp>
#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>

namespace muster::mailing {

/// One row as it is understood.
struct Member {
  std::string name;
  std::string email;
  std::string topic;
  std::string refused;  ///< why; empty where the row can be taken
  bool known = false;
};
using Members = std::vector<Member>;

inline const std::set<std::string>& topics() {
  static const std::set<std::string> all{"news", "jobs"};
  return all;
}

inline Result<intake::Judgement> judge(store::Session& session, Instant /*now*/, const intake::Target& target,
                                       const intake::Sheet& sheet) {
  const auto& heading = sheet.table.heading;
  if (heading.size() < 3) return bad_input(sheet.name + " needs the columns Name, E-mail and Topic.");
  std::set<std::string> known;
  session.each("select email from mailing_member where event_id = $1", {target.event_id},
               [&](const store::Row& row) { known.insert(row.text(0)); });
  std::map<std::string, std::string> decided;
  for (const auto& row : sheet.decisions.rows) decided[folded_name(row[0])] = row[1];

  intake::Judgement out;
  intake::QuestionSection asked{.id = "topics",
                                .title = "Topics nobody knows",
                                .one = "unknown topic",
                                .many = "unknown topics",
                                .columns = {"Typed in the file", "Rows"},
                                .picks_title = "Means"};
  intake::CountedQuestions questions;
  const auto members = std::make_shared<Members>();
  for (std::size_t at = 0; at < sheet.table.rows.size(); ++at) {
    const auto& row = sheet.table.rows[at];
    auto& member =
        members->emplace_back(Member{trimmed(row[0]), lower_case(trimmed(row[1])), trimmed(row[2]), "", false});
    if (member.email.find('@') == std::string::npos) member.refused = "\"" + member.email + "\" is no e-mail address";
    const auto typed = member.topic;
    if (const auto found = decided.find(folded_name(typed)); found != decided.end()) member.topic = found->second;
    const bool open = !topics().contains(member.topic);
    if (open || typed != member.topic) {
      questions.ask(folded_name(typed), [&] {
        intake::Question question{.typed = typed, .cells = {"‘" + typed + "’"}, .means = open ? "" : member.topic};
        for (const auto& topic : topics()) question.picks.push_back({topic, topic});
        return question;
      });
    }
    member.known = !known.insert(member.email).second;
    const auto standing = !member.refused.empty() ? intake::RowState::refused
                          : open                  ? intake::RowState::undecided
                          : member.known          ? intake::RowState::same
                                                  : intake::RowState::fresh;
    out.rows.push_back({sheet.table.line_of[at], standing, 0, 0});
    out.added += standing == intake::RowState::fresh ? 1 : 0;
    out.fingerprint += std::to_string(static_cast<int>(standing));
  }
  out.words = [members, source = sheet.name, lines = sheet.table.line_of](std::size_t at) {
    const auto& member = (*members)[at];
    intake::RowWords words;
    words.verdict = !member.refused.empty() ? "Refused" : member.known ? "On the list" : "New";
    words.reason = member.refused;
    words.cells = {{member.name, member.email}, {member.topic, ""}};
    if (!member.refused.empty()) words.invalid = {1};
    words.errors = {{source, lines[at], 0, 1, member.refused.empty() ? "nobody knows the topic" : member.refused, ""}};
    return words;
  };
  out.columns = {"Member", "Topic"};
  out.groups = {"Members"};
  asked.questions = questions.questions();
  out.sections = {std::move(asked)};
  out.headline = counted(out.added, "new member", "new members");
  out.button = "Import " + counted(out.added, "member", "members");
  out.own = members;
  return out;
}

inline intake::Kind mailing_kind() {
  intake::Kind kind;
  kind.name = "mailing";
  kind.permission = "change delegates";
  kind.words = {.path = "/mailing/import",
                .back = "/mailing",
                .back_name = "Mailing list",
                .title = "Import members of the mailing list",
                .file_label = "File with members",
                .file_hint = "CSV or XLSX with the columns Name, E-mail and Topic.",
                .one = "member",
                .many = "members",
                .same_word = "On the list"};
  kind.target = events::import_target;
  kind.judge = judge;
  kind.save = [](store::Session& session, const store::AuditContext&, const intake::Import& import,
                 intake::Judgement& judgement, std::size_t from, std::size_t to) {
    const auto& members = *static_cast<Members*>(judgement.own.get());
    for (auto at = from; at < to; ++at) {
      if (members[at].known) continue;
      const auto id = new_id();
      session.execute("insert into mailing_member (id, event_id, name, email, topic) values ($1, $2, $3, $4, $5)",
                      {id, import.event_id, members[at].name, members[at].email, members[at].topic});
      intake::note_made(session, import.id, "member", id);
    }
  };
  kind.undo = [](store::Session& session, const store::AuditContext& audit,
                 const intake::Import& import) -> Result<intake::UndoResult> {
    intake::UndoResult removed;
    removed.gone = session.execute(
        "delete from mailing_member where id in (select subject_id from import_made where import_id = $1)",
        {import.id});
    intake::mark_undone(session, audit, import.id);
    return removed;
  };
  return kind;
}

}  // namespace muster::mailing
