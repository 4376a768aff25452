// A programme's texts for messages, kept and changed.
#include <muster/domain/booking/message_template_service.hpp>

#include "planned_sql.hpp"

#include <muster/domain/booking/message_fields.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::booking {
namespace {

constexpr const char* no_such = "There is no such text. Somebody may have deleted it.";

Outcome check(const MessageTemplate& wanted) {
  if (trimmed(wanted.name).empty()) return bad_input("Give the text a name.").at("name");
  if (character_count(wanted.name) > longest_template_name || !is_plain_text(wanted.name))
    return bad_input("Keep the name to one line of " + std::to_string(longest_template_name) + " characters.")
        .at("name");
  MUSTER_CHECK(check_subject(wanted.words.subject));
  MUSTER_CHECK(check_fields(wanted.words.subject, "subject"));
  MUSTER_CHECK(check_message(wanted.words.text));
  return check_fields(wanted.words.text, "text");
}

}  // namespace

Result<ListPage<MessageTemplate>> message_templates(store::Database& database, const std::string& programme_id,
                                                    const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<MessageTemplate>> {
    return sql::templates_of(session, programme_id, query);
  });
}

Result<MessageTemplate> find_message_template(store::Database& database, const std::string& programme_id,
                                              const std::string& id) {
  return database.read([&](store::Session& session) -> Result<MessageTemplate> {
    auto found = sql::find_template(session, programme_id, id);
    if (!found) return not_found(no_such);
    return *std::move(found);
  });
}

Result<MessageTemplate> save_message_template(store::Database& database, const store::AuditContext& audit,
                                              const std::string& programme_id, MessageTemplate wanted) {
  MUSTER_CHECK(check(wanted));
  return database.write([&](store::Session& session) -> Result<MessageTemplate> {
    const bool fresh = wanted.id.empty();
    if (fresh) {
      ListQuery all;
      all.page_size = 1;
      if (sql::templates_of(session, programme_id, all).all >= most_templates)
        return conflict("A programme keeps at most " + std::to_string(most_templates) +
                        " texts. Delete one that nobody uses any more.");
      wanted.id = new_id();
      sql::insert_template(session, programme_id, wanted, audit.at);
    } else {
      if (!sql::find_template(session, programme_id, wanted.id)) return not_found(no_such);
      if (!sql::update_template(session, wanted, audit.at))
        return conflict(
            "Somebody changed this text meanwhile. Nothing was saved: load the page again, and write it anew.");
    }
    store::write_audit(session, audit, fresh ? "text for messages added" : "text for messages changed", "message text",
                       wanted.id, {"name", "subject", "words"});
    return *sql::find_template(session, programme_id, wanted.id);
  });
}

Outcome delete_message_template(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    if (!sql::find_template(session, programme_id, id)) return not_found(no_such);
    sql::delete_template(session, id);
    store::write_audit(session, audit, "text for messages deleted", "message text", id);
    return Success{};
  });
}

}  // namespace muster::booking
