// Gathers what blocks of an issue show: dates, open surveys, documents, notices of members.
#include <muster/domain/bulletin/bulletin_service.hpp>

#include "bulletin_sql.hpp"
#include "gathering_service.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/documents/document_pages.hpp>
#include <muster/domain/documents/document_service.hpp>
#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/members/area_service.hpp>
#include <muster/domain/noticeboard/notice_pages.hpp>
#include <muster/domain/noticeboard/notice_service.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace muster::bulletin {
namespace {

using Lines = std::vector<Gathered::Line>;

/// As far as anybody plans a diary.
constexpr std::chrono::days ahead{366};

Result<Lines> dates(store::Database& database, const Issue& issue, const std::string& site, Date today) {
  MUSTER_TRY(events, events::list_events(database));
  const auto days_to = [&](const events::Event& event) {
    return std::chrono::sys_days(event.date) - std::chrono::sys_days(today);
  };
  std::erase_if(events, [&](const events::Event& event) {
    return event.programme_id != issue.programme_id || event.cancelled || days_to(event) > ahead ||
           days_to(event) < -std::chrono::days(events::last_session_day) || events::is_within(event.slug);
  });
  std::map<std::string, Date> last_days;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    for (const auto& event : events) last_days.emplace(event.id, events::last_day_of(session, event));
    return Success{};
  }));
  std::erase_if(events, [&](const events::Event& event) { return last_days.at(event.id) < today; });
  std::ranges::stable_sort(events, {}, [](const events::Event& event) { return std::chrono::sys_days(event.date); });
  Lines lines;
  for (const auto& event : events) {
    MUSTER_TRY(shown, booking::page_of_event(database, event.slug));
    const auto last = last_days.at(event.id);
    const auto days = long_date(event.date) + (last > event.date ? " to " + long_date(last) : std::string());
    lines.push_back({event.title, days + (event.venue.empty() ? std::string() : ", " + event.venue),
                     shown.page.code.empty() || site.empty() ? std::string() : site + "/b/" + shown.page.code});
  }
  return lines;
}

Result<Lines> open_surveys(store::Database& database, const Issue& issue, const std::string& site, Instant now) {
  MUSTER_TRY(all, feedback::surveys(database));
  Lines lines;
  for (const auto& each : all) {
    if (each.about.programme_id != issue.programme_id || !each.round) continue;
    const auto& round = *each.round;
    if (feedback::state_at(round, now) != feedback::RoundState::open ||
        round.answered_by != feedback::Answerers::anyone || site.empty())
      continue;
    lines.push_back({each.about.title,
                     round.closes_at ? "open until " + long_instant(*round.closes_at) : std::string("open now"),
                     site + "/f/" + round.short_code});
  }
  return lines;
}

/// Of those sent to the same readers the newest that showed documents; what another audience got tells nothing.
std::optional<Issue> issue_before(store::Session& session, const Issue& issue) {
  std::optional<Issue> newest;
  for (const auto& each : sql::of_programme(session, issue.programme_id)) {
    if (each.state != IssueState::sent || each.audience != issue.audience || each.is_public != issue.is_public ||
        each.id == issue.id || (newest && newest->sent_at >= each.sent_at))
      continue;
    auto whole = sql::find(session, each.id);
    if (whole && std::ranges::find(whole->blocks, BlockKind::documents, &Block::kind) != whole->blocks.end())
      newest = std::move(whole);
  }
  return newest;
}

}  // namespace

Result<Addresses> addresses_of(store::Database& database, const std::string& programme_id) {
  MUSTER_TRY(site, access::site_address(database));
  MUSTER_TRY(area, members::area_of(database, programme_id));
  return Addresses{site, area.is_open ? members::area_path(area.code, "/documents") : std::string(), area.code};
}

std::vector<Gathered::Line> new_documents(store::Session& session, const Issue& issue, const Addresses& addresses) {
  const auto& site = addresses.site;
  const auto before = issue_before(session, issue);
  Date from{std::chrono::year(1970) / 1 / 1};
  if (before) {
    if (const auto sent = parse_instant(before->sent_at); sent.ok()) from = day_in_london(*sent);
  }
  Lines lines;
  for (const auto& each : documents::documents_since(session, issue.programme_id, from)) {
    const bool open = documents::may_see(each.document.seen_by, documents::Reader::anybody);
    if (issue.is_public && !open) continue;
    auto link = each.document.link;
    if (each.document.is_edition()) {
      link = open && !site.empty()                           ? site + documents::public_file_path(each.document, "pdf")
             : !addresses.area_path.empty() && !site.empty() ? site + addresses.area_path
                                                             : std::string();
    }
    Gathered::Line line{each.document.title,
                        std::string(documents::kind_label(each.document.kind)) + " of " + each.event_title, link};
    // A document knows its day alone: whether it was there at the moment of that day's issue, the issue itself tells.
    if (before && each.document.added_on == from && says(before->body, line)) continue;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Gathered::Line> open_notices(store::Session& session, const Issue& issue, const Addresses& addresses,
                                         Date today) {
  const auto reader = issue.is_public ? noticeboard::Reader::anybody : noticeboard::Reader::member;
  Lines lines;
  for (const auto& each : noticeboard::open_notices(session, issue.programme_id, reader, today)) {
    // Whoever reads a mail is not signed in, so what everybody may see is linked where everybody sees it.
    const bool open = noticeboard::may_see(each, noticeboard::Reader::anybody, today);
    std::string path;
    if (open && !addresses.code.empty()) path = noticeboard::public_path(addresses.code, each.id);
    if (!open && !addresses.area_path.empty()) path = members::area_path(addresses.code, "/notices/" + each.id);
    const auto& content = each.content;
    lines.push_back({content.title,
                     std::string(noticeboard::kind_label(each.kind)) +
                         (content.organisation.empty() ? std::string() : ", " + content.organisation) + ", until " +
                         long_date(content.closes_on),
                     path.empty() || addresses.site.empty() ? std::string() : addresses.site + path});
  }
  return lines;
}

Result<Gathered> gathered(store::Database& database, Instant now, const Issue& issue) {
  const auto has = [&](BlockKind kind) {
    return std::ranges::find(issue.blocks, kind, &Block::kind) != issue.blocks.end();
  };
  MUSTER_TRY(addresses, addresses_of(database, issue.programme_id));
  const auto& site = addresses.site;
  Gathered all;
  if (has(BlockKind::events)) {
    MUSTER_TRY(lines, dates(database, issue, site, day_in_london(now)));
    all.events = std::move(lines);
  }
  if (has(BlockKind::surveys)) {
    MUSTER_TRY(lines, open_surveys(database, issue, site, now));
    all.surveys = std::move(lines);
  }
  if (has(BlockKind::documents)) {
    MUSTER_TRY(lines, database.read([&](store::Session& session) -> Result<Lines> {
      return new_documents(session, issue, addresses);
    }));
    all.documents = std::move(lines);
  }
  if (has(BlockKind::notices)) {
    MUSTER_TRY(lines, database.read([&](store::Session& session) -> Result<Lines> {
      return open_notices(session, issue, addresses, day_in_london(now));
    }));
    all.notices = std::move(lines);
  }
  return all;
}

}  // namespace muster::bulletin
