// The same words of an edition wherever it is shown.
#include "edition_words_pages.hpp"

#include "report_text_pages.hpp"

#include <muster/domain/access/team_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <set>

namespace muster::report {

std::string editions_path(const figures::EventFacts& event, const std::string& report, const std::string& done) {
  return path_of(event, "/report/editions" + definition_query(report, done));
}

std::string edition_path(const std::string& slug, const Edition& edition, const std::string& below) {
  return "/events/" + slug + "/report/editions/" + std::to_string(edition.number) + below +
         definition_query(edition.report);
}

std::string who_froze(const Edition& edition, const TeamNames& names) {
  if (const auto known = names.find(edition.frozen_by); known != names.end()) return known->second;
  if (edition.frozen_by.starts_with("token ")) return "An access token";
  const bool is_id = edition.frozen_by.size() > 20 && edition.frozen_by.find(' ') == std::string::npos;
  return is_id ? "Somebody no longer in the team" : capitalised(edition.frozen_by);
}

Result<TeamNames> names_in(const PageContext& context, const web::Request& request,
                           const std::vector<Edition>& editions) {
  std::set<std::string> ids;
  for (const auto& edition : editions) ids.insert(edition.frozen_by);
  return context.database.read([&](store::Session& session) -> Result<TeamNames> {
    return access::team_addresses(session, {request.visitor.programme}, ids);
  });
}

namespace {

constexpr std::size_t most_beside = 3;
constexpr std::size_t most_changes = 5;

/// The first sentences, and the way to all of them: `all` is "changes since edition 1".
void add_sentences(web::View& view, const std::string& section, const std::string& section_of_all,
                   const std::vector<std::string>& sentences, const std::string& all, const std::string& path) {
  for (std::size_t at = 0; at < sentences.size() && at < most_changes; ++at) view.add(section, sentences[at]);
  if (sentences.size() > most_changes)
    view.add_link(section_of_all, "All " + grouped(static_cast<std::int64_t>(sentences.size())) + " " + all, path);
}

void add_changes(web::View& row, const Edition& edition, const std::string& path) {
  if (edition.changes.empty()) return;
  const auto since = "since edition " + std::to_string(edition.number - 1);
  add_sentences(row.add("CHANGES", "What changed " + since), "CHANGE", "ALL_CHANGES", edition.changes,
                "changes " + since, path);
}

std::string answers_of(const figures::Summary& summary) {
  if (summary.round == figures::RoundState::none) return "No form yet";
  const auto answers =
      (summary.responses_in_fives ? "At least " : "") + counted(summary.responses, "answer", "answers");
  return answers + (summary.round == figures::RoundState::closed ? ", final" : ", the form is open");
}

}  // namespace

Outcome add_editions_beside(web::View& view, const PageContext& context, const web::Request& request,
                            const figures::Summary& summary, const std::string& report) {
  const auto& event = summary.event;
  MUSTER_TRY(all, editions_of(context.database, event.slug, report));
  MUSTER_TRY(names, names_in(context, request, all));
  const auto next = std::to_string(all.empty() ? 1 : all.front().number + 1);
  view.set("EDITIONS_PATH", editions_path(event, report)).set("NEXT_EDITION", next);
  view.set("DRAFT_HOLDS", answers_of(summary));
  view.set("DRAFT_PATH", path_of(event, "/report.docx" + definition_query(report)));
  for (std::size_t at = 0; at < all.size() && at < most_beside; ++at) {
    const auto& edition = all[at];
    auto& row =
        view.add("EDITION", std::to_string(edition.number)).set("EDITION_PATH", edition_path(event.slug, edition));
    row.set("EDITION_DAY", long_instant(edition.frozen_at)).set("EDITION_BY", who_froze(edition, names));
    row.set("EDITION_NOTE", edition.note.empty() ? "The report as it was" : edition.note);
    row.show_if(edition.interim, "EDITION_INTERIM");
    if (!edition.language.empty()) row.add("EDITION_LANGUAGE", language_name(edition.language));
    add_changes(row, edition, edition_path(event.slug, edition));
    row.set("EDITION_DOCX", edition_path(event.slug, edition, "/docx"));
    row.set("EDITION_PDF", edition_path(event.slug, edition, "/pdf"));
  }
  if (all.size() > most_beside)
    view.add("EARLIER", "All " + grouped(static_cast<std::int64_t>(all.size())) + " editions");
  if (!all.empty()) {
    const auto& newest = all.front();
    MUSTER_TRY(differs, differs_today(context.database, event.slug, report, newest.number, summary));
    if (!differs.empty())
      add_sentences(view.add("DIFFERS", "What is another now than in edition " + std::to_string(newest.number)),
                    "DIFFERENCE", "ALL_DIFFERENCES", differs, "differences", edition_path(event.slug, newest));
  }
  return Success{};
}

}  // namespace muster::report
