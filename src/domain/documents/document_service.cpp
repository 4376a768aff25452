// Puts documents up and takes them down, and finds those that somebody may see.
#include <muster/domain/documents/document_service.hpp>

#include "document_sql.hpp"

#include <muster/domain/booking/own_bookings_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::documents {
namespace {

/// Events of the programme in which the address has, or had, a place.
std::set<std::string> events_of_delegate(store::Session& session, Instant now, const std::string& programme_id,
                                         const std::string& address) {
  std::set<std::string> found;
  for (const auto& line : booking::own_bookings(session, programme_id, address, now))
    if (line.state == booking::State::booked || line.state == booking::State::came) found.insert(line.event_id);
  return found;
}

template <class May>
std::vector<ShownDocument> shown(store::Session& session, const std::string& programme_id, const May& may) {
  std::map<std::string, std::optional<events::Event>> events;
  std::vector<ShownDocument> found;
  for (auto& document : sql::all(session)) {
    auto& event = events[document.event_id];
    if (!event) event = events::event_with_id(session, document.event_id);
    if (event->programme_id != programme_id || !may(document)) continue;
    found.push_back({std::move(document), event->title, event->slug, event->date});
  }
  std::ranges::stable_sort(found,
                           [](const auto& left, const auto& right) { return left.event_date > right.event_date; });
  return found;
}

}  // namespace

Result<std::vector<Document>> documents_of(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<Document>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::of_event(session, event.id);
  });
}

Result<Document> add_document(store::Database& database, const store::AuditContext& audit,
                              const std::string& event_slug, const Document& wanted) {
  auto document = wanted;
  document.title = trimmed(document.title);
  document.link = document.is_edition() ? std::string() : trimmed(document.link);
  if (document.is_edition()) {
    document.kind = Kind::report;
    MUSTER_CHECK(report::find_edition(database, event_slug, document.report, document.edition));
  } else {
    document.report.clear();
  }
  MUSTER_CHECK(check_document(document));
  document.id = new_id();
  document.added_on = day_in_london(audit.at);
  return database.write([&](store::Session& session) -> Result<Document> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    document.event_id = event.id;
    const auto there = sql::of_event(session, event.id);
    if (static_cast<std::int64_t>(there.size()) >= most_documents)
      return conflict("An event has " + grouped(most_documents) + " documents at most. Take one down first.");
    if (document.is_edition() && std::ranges::any_of(there, [&](const auto& each) {
          return each.report == document.report && each.edition == document.edition;
        }))
      return conflict("This edition is among the documents already. Take it down first to show it to others.")
          .at("edition");
    sql::insert(session, document);
    store::write_audit(session, audit, "document put up", "event", event.id, {"documents"});
    return document;
  });
}

Outcome remove_document(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                        const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (!sql::remove(session, event.id, id)) return not_found("There is no such document any more.");
    store::write_audit(session, audit, "document taken down", "event", event.id, {"documents"});
    return Success{};
  });
}

std::vector<Document> public_documents(store::Session& session, const std::string& event_id) {
  auto found = sql::of_event(session, event_id);
  std::erase_if(found, [](const auto& each) { return !may_see(each.seen_by, Reader::anybody); });
  return found;
}

Result<std::vector<ShownDocument>> documents_for(store::Database& database, Instant now,
                                                 const std::string& programme_id, const std::string& address) {
  return database.read([&](store::Session& session) -> Result<std::vector<ShownDocument>> {
    const auto places = events_of_delegate(session, now, programme_id, address);
    return shown(session, programme_id, [&](const Document& document) {
      return may_see(document.seen_by, places.contains(document.event_id) ? Reader::delegate : Reader::member);
    });
  });
}

std::vector<ShownDocument> documents_since(store::Session& session, const std::string& programme_id, Date from) {
  return shown(session, programme_id, [&](const Document& document) {
    return may_see(document.seen_by, Reader::member) && document.added_on >= from;
  });
}

Result<DocumentFile> document_file(store::Database& database, Instant now, const std::string& id,
                                   const std::string& format_name, const FileReader& reader) {
  const auto format = report::parse_format(format_name);
  const auto nothing = not_found("There is no such document here.");
  if (!format.ok() || (*format != report::Format::pdf && *format != report::Format::docx)) return nothing;
  MUSTER_TRY(found, database.read([&](store::Session& session) -> Result<std::optional<ShownDocument>> {
    const auto document = sql::find(session, id);
    if (!document || !document->is_edition()) return std::optional<ShownDocument>{};
    const auto event = events::event_with_id(session, document->event_id);
    auto who = Reader::anybody;
    if (!reader.address.empty()) {
      if (event.programme_id != reader.programme_id) return std::optional<ShownDocument>{};
      who = events_of_delegate(session, now, reader.programme_id, reader.address).contains(event.id) ? Reader::delegate
                                                                                                     : Reader::member;
    }
    if (!may_see(document->seen_by, who)) return std::optional<ShownDocument>{};
    return std::optional(ShownDocument{*document, event.title, event.slug, event.date});
  }));
  if (!found) return nothing;
  MUSTER_TRY(bytes, report::edition_file(database, found->event_slug, found->document.report, found->document.edition,
                                         *format));
  return DocumentFile{std::move(bytes), std::string(report::media_type(*format)),
                      found->event_slug + "-edition-" + std::to_string(found->document.edition) + "." +
                          std::string(report::extension(*format))};
}

}  // namespace muster::documents
