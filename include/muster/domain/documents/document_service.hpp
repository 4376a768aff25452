#pragma once
// Documents of events: put up and taken down by the team, read by whom they are for.

#include <muster/domain/documents/document.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::documents {

/// Of an event, the newest first. not_found where there is no such event.
[[nodiscard]] Result<std::vector<Document>> documents_of(store::Database& database, const std::string& event_slug);
/// Puts one up; its kind, title, link (or edition) and readers are as given. Errors: those of check_document; not_found
/// where the report has no such edition; conflict where the event has as many as it can have, or that edition already.
[[nodiscard]] Result<Document> add_document(store::Database& database, const store::AuditContext& audit,
                                            const std::string& event_slug, const Document& wanted);
/// Takes one down: links to it lead nowhere from then on. The edition itself stays.
[[nodiscard]] Outcome remove_document(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const std::string& id);

/// With the event that it is of.
struct ShownDocument {
  Document document;
  std::string event_title;
  std::string event_slug;
  Date event_date{};
};
/// All of an event that everybody sees, the newest first.
[[nodiscard]] std::vector<Document> public_documents(store::Session& session, const std::string& event_id);
/// What somebody of this address sees in all events of the programme: the newest event first.
[[nodiscard]] Result<std::vector<ShownDocument>> documents_for(store::Database& database, Instant now,
                                                               const std::string& programme_id,
                                                               const std::string& address);
/// All that members see, whoever they are, added on or after a day: for a bulletin.
[[nodiscard]] std::vector<ShownDocument> documents_since(store::Session& session, const std::string& programme_id,
                                                         Date from);

/// "pdf" or "docx" of an edition that somebody sees: with an address of the programme's members' area, or, without one,
/// as everybody does. not_found in the same words where there is none, and where they may not see it.
struct DocumentFile {
  std::string bytes;
  std::string media_type;
  std::string name;  ///< "london-send-summit-2022-edition-2.pdf"
};
struct FileReader {
  std::string programme_id{};
  std::string address{};  ///< empty: anybody
};
[[nodiscard]] Result<DocumentFile> document_file(store::Database& database, Instant now, const std::string& id,
                                                 const std::string& format, const FileReader& reader);

}  // namespace muster::documents
