// Sells, changes, renews and ends memberships: each in one transaction, with its trace.
#include <muster/domain/membership/membership_service.hpp>

#include "invoice_sql.hpp"
#include "membership_sql.hpp"

#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/store/as_one.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

constexpr std::size_t longest_words = 500;
constexpr std::int64_t most_history = 200;
constexpr const char* subject = "membership";

Result<Membership> find(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_membership(session, id);
  if (!found || found->programme_id != programme_id) return not_found("There is no such membership.");
  return *std::move(found);
}

Result<Kind> kind_with(store::Session& session, const std::string& programme_id, const std::string& id) {
  for (auto& kind : sql::kinds_of(session, programme_id))
    if (kind.id == id) return std::move(kind);
  return bad_input("Choose a kind of membership.").at("kind");
}

Outcome check_length(const std::string& words, const char* field) {
  if (character_count(words) > longest_words)
    return bad_input("That has " + grouped(longest_words) + " letters at most.").at(field);
  return Success{};
}

Outcome check_details(const Details& details) {
  MUSTER_CHECK(check_length(details.purchase_order, "purchase_order"));
  MUSTER_CHECK(check_length(details.contact_name, "contact_name"));
  MUSTER_CHECK(check_length(details.address, "address"));
  if (details.contact_email.empty()) return Success{};
  if (const auto checked = mail::check_address(details.contact_email); !checked.ok())
    return Error(checked.error()).at("contact_email");
  return Success{};
}

void set_details(Membership& membership, const Details& details) {
  membership.purchase_order = trimmed(details.purchase_order);
  membership.contact_name = trimmed(details.contact_name);
  membership.contact_email = trimmed(details.contact_email);
  membership.address = trimmed(details.address);
  membership.reminders = details.reminders;
}

bool overlap(const Term& left, const Term& right) { return left.from <= right.to && right.from <= left.to; }

/// Who has one in that period already.
Outcome is_first(const std::vector<Membership>& all, const Membership& wanted, const std::string& email) {
  for (const auto& other : all) {
    if (other.cancelled_on || other.holder != wanted.holder || !overlap(other.term, wanted.term)) continue;
    if (wanted.holder == Holder::organisation && other.organisation_id == wanted.organisation_id)
      return conflict(wanted.holder_name + " has a membership in this period already, until " +
                      long_date(other.term.to) + ".")
          .at("organisation");
    const auto same = std::ranges::any_of(other.people, [&](const Named& each) {
      return !each.removed_on && mail::folded_address(each.email) == mail::folded_address(email);
    });
    if (wanted.holder == Holder::person && same)
      return conflict("This person has a membership in this period already, until " + long_date(other.term.to) + ".")
          .at("email");
  }
  return Success{};
}

void add_membership(store::Session& session, const store::AuditContext& audit, Membership& membership, const Kind& kind,
                    const char* action) {
  membership.id = new_id();
  sql::insert_membership(session, membership);
  sql::add_charges(session, membership.id, charges_of(kind, membership.places, membership.term));
  for (const auto& person : membership.people) sql::insert_person(session, membership.id, person);
  store::write_audit(session, audit, action, subject, membership.id);
}

}  // namespace

const Kind* Book::kind(const std::string& id) const {
  const auto found = std::ranges::find(kinds, id, &Kind::id);
  return found == kinds.end() ? nullptr : &*found;
}

Book book_of(store::Session& session, const std::string& programme_id) {
  return {sql::memberships_of(session, programme_id), sql::kinds_of(session, programme_id),
          sql::settings_of(session, programme_id)};
}

Result<Book> book_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<Book> { return book_of(session, programme_id); });
}

Result<Sheet> sheet_of(store::Database& database, const std::string& programme_id, const std::string& id) {
  return database.read([&](store::Session& session) -> Result<Sheet> {
    MUSTER_TRY(membership, find(session, programme_id, id));
    MUSTER_TRY(kind, kind_with(session, programme_id, membership.kind_id));
    return Sheet{std::move(membership),
                 std::move(kind),
                 sql::settings_of(session, programme_id),
                 sql::open_charges(session, id),
                 sql::invoices_of(session, programme_id, id),
                 sql::reminders_of(session, id),
                 store::audit_entries(session, id, most_history)};
  });
}

Result<std::string> take_membership(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const NewMembership& wanted) {
  MUSTER_CHECK(check_details(wanted.details));
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(kind, kind_with(session, programme_id, wanted.kind_id));
    if (kind.retired) return bad_input("This kind of membership is no longer sold.").at("kind");
    Membership made;
    made.programme_id = programme_id;
    made.kind_id = kind.id;
    made.holder = kind.holder;
    made.places = wanted.places == 0 ? kind.included : wanted.places;
    MUSTER_CHECK(check_places(kind, made.places));
    made.term = first_term(kind, wanted.from);
    made.grace_days = kind.grace_days;
    made.may_change_people = kind.may_change_people;
    set_details(made, wanted.details);
    const bool person_typed =
        !wanted.person.first_name.empty() || !wanted.person.last_name.empty() || !wanted.person.email.empty();
    if (kind.holder == Holder::organisation && person_typed)
      return bad_input("An organisation holds this kind. Leave the person out; you name people on its page.")
          .at("first_name");
    if (kind.holder == Holder::person && !wanted.organisation_id.empty())
      return bad_input("A person holds this kind, by themselves. Choose no organisation, or another kind.")
          .at("organisation");
    if (kind.holder == Holder::organisation) {
      const auto all = people::organisations_for(session, programme_id);
      const auto found = std::ranges::find(all, wanted.organisation_id, &people::Organisation::id);
      if (found == all.end()) return bad_input("Choose the organisation.").at("organisation");
      made.organisation_id = found->id;
      made.holder_name = found->name;
    } else {
      auto person = wanted.person;
      person.email = trimmed(person.email);
      person.named_on = day_in_london(audit.at);
      MUSTER_CHECK(check_named(person));
      made.holder_name = full_name(person);
      if (made.contact_name.empty()) made.contact_name = made.holder_name;
      if (made.contact_email.empty()) made.contact_email = person.email;
      made.people.push_back(std::move(person));
    }
    MUSTER_CHECK(is_first(sql::memberships_of(session, programme_id), made, wanted.person.email));
    add_membership(session, audit, made, kind, "membership sold");
    return made.id;
  });
}

Outcome change_details(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                       const std::string& id, const Details& details, std::int64_t version) {
  MUSTER_CHECK(check_details(details));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(membership, find(session, programme_id, id));
    if (membership.version != version)
      return conflict("Somebody changed this membership meanwhile. Look at it again; nothing was changed.");
    const auto before = membership;
    set_details(membership, details);
    std::vector<std::string> fields;
    const auto note = [&](bool changed, const char* name) {
      if (changed) fields.emplace_back(name);
    };
    note(before.purchase_order != membership.purchase_order, "purchase_order");
    note(before.contact_name != membership.contact_name, "contact_name");
    note(before.contact_email != membership.contact_email, "contact_email");
    note(before.address != membership.address, "address");
    note(before.reminders != membership.reminders, "reminders");
    if (fields.empty()) return Success{};
    sql::update_membership(session, membership);
    store::write_audit(session, audit, "membership changed", subject, id, fields);
    return Success{};
  });
}

Outcome take_places(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                    const std::string& id, std::int64_t places) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(membership, find(session, programme_id, id));
    MUSTER_TRY(kind, kind_with(session, programme_id, membership.kind_id));
    if (places <= membership.places)
      return bad_input("It has " + counted(membership.places, "place", "places") + ". Say a larger number.")
          .at("places");
    MUSTER_CHECK(check_places(kind, places));
    const auto today = day_in_london(audit.at);
    if (membership.cancelled_on || membership.term.to < today)
      return conflict("This membership has ended. Renew it, and take the places then.");
    sql::add_charges(session, id, charges_of_more(kind, membership.places, places, membership.term, today));
    membership.places = places;
    sql::update_membership(session, membership);
    store::write_audit(session, audit, "places taken", subject, id, {"places"});
    return Success{};
  });
}

Result<std::string> name_person(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& id, const Named& wanted) {
  auto person = wanted;
  person.id = new_id();
  person.first_name = trimmed(person.first_name);
  person.last_name = trimmed(person.last_name);
  person.email = trimmed(person.email);
  person.named_on = day_in_london(audit.at);
  MUSTER_CHECK(check_named(person));
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(membership, find(session, programme_id, id));
    if (membership.holder == Holder::person)
      return conflict("This membership is one person’s, and covers nobody else.");
    if (membership.cancelled_on) return conflict("This membership was cancelled, so nobody can be named.");
    MUSTER_CHECK(may_name(membership, person.email));
    sql::insert_person(session, id, person);
    store::write_audit(session, audit, "person named", subject, id);
    return person.id;
  });
}

Outcome take_out(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                 const std::string& id, const std::string& person_id, bool back) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(membership, find(session, programme_id, id));
    const auto person = std::ranges::find(membership.people, person_id, &Named::id);
    if (person == membership.people.end()) return not_found("Nobody of this membership has that id.");
    if (membership.holder == Holder::person)
      return conflict("This membership is one person’s. Cancel it instead; nothing was changed.");
    if (back) {
      if (!person->removed_on) return Success{};
      // The place of somebody who held it to the end is theirs still.
      auto without = membership;
      std::erase_if(without.people, [&](const Named& each) { return each.id == person_id; });
      MUSTER_CHECK(may_name(without, person->email));
      sql::set_removed(session, person_id, std::nullopt);
    } else {
      if (person->removed_on) return Success{};
      sql::set_removed(session, person_id, day_in_london(audit.at));
    }
    store::write_audit(session, audit, back ? "person put back" : "person taken out", subject, id);
    return Success{};
  });
}

Result<std::string> renew(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                          const std::string& id) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(before, find(session, programme_id, id));
    MUSTER_TRY(kind, kind_with(session, programme_id, before.kind_id));
    if (!before.followed_by.empty()) return conflict("This membership is renewed already. Nothing was changed.");
    if (before.cancelled_on) return conflict("This membership was cancelled. Sell a new one instead.");
    if (kind.retired)
      return conflict("The kind " + kind.name + " is no longer sold. Sell a membership of another kind instead.");
    auto made = before;
    made.term = next_term(kind, before.term);
    made.follows = before.id;
    made.grace_days = kind.grace_days;
    made.may_change_people = kind.may_change_people;
    made.places = std::max(before.places, kind.included);
    if (const auto checked = check_places(kind, made.places); !checked.ok())
      return conflict(checked.error().message + " Change the kind first; nothing was renewed.");
    made.purchase_order.clear();  // each year has an order of its own
    std::erase_if(made.people, [](const Named& each) { return each.removed_on.has_value(); });
    for (auto& person : made.people) {
      person.id = new_id();
      person.named_on = day_in_london(audit.at);
    }
    auto others = sql::memberships_of(session, programme_id);
    MUSTER_CHECK(is_first(others, made, made.people.empty() ? std::string() : made.people.front().email));
    add_membership(session, audit, made, kind, "membership renewed");
    return made.id;
  });
}

Outcome take_back(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                  const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(membership, find(session, programme_id, id));
    if (!sql::invoices_of(session, programme_id, id).empty())
      return conflict("An invoice was written for this membership, so it stays in the books. Cancel it instead.");
    if (!membership.followed_by.empty()) return conflict("This membership is renewed. Take the renewal back first.");
    sql::delete_membership(session, id);
    store::write_audit(session, audit, "membership taken back", subject, id);
    return Success{};
  });
}

Outcome cancel(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
               const std::string& id, Date day, const std::string& reason) {
  MUSTER_CHECK(check_length(reason, "reason"));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(membership, find(session, programme_id, id));
    if (membership.cancelled_on) return conflict("This membership was cancelled already.");
    if (!membership.followed_by.empty()) return conflict("This membership is renewed. Cancel the renewal first.");
    if (day > days_after(membership.term.to, 1))
      return bad_input("It ends on " + long_date(membership.term.to) + " in any case.").at("day");
    membership.cancelled_on = day;
    membership.cancelled_because = trimmed(reason);
    sql::update_membership(session, membership);
    store::write_audit(session, audit, "membership cancelled", subject, id, {"cancelled_on"});
    return Success{};
  });
}

Outcome undo_cancel(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                    const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(membership, find(session, programme_id, id));
    if (!membership.cancelled_on) return Success{};
    auto wanted = membership;
    wanted.cancelled_on.reset();
    auto others = sql::memberships_of(session, programme_id);
    std::erase_if(others, [&](const Membership& each) { return each.id == id; });
    MUSTER_CHECK(is_first(others, wanted, wanted.people.empty() ? std::string() : wanted.people.front().email));
    wanted.cancelled_because.clear();
    sql::update_membership(session, wanted);
    store::write_audit(session, audit, "cancelling taken back", subject, id, {"cancelled_on"});
    return Success{};
  });
}

Outcome change_membership(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                          const Membership& before, const Details& details, std::int64_t places) {
  return store::as_one(database, [&](store::Database& whole) -> Outcome {
    MUSTER_CHECK(change_details(whole, audit, programme_id, before.id, details, before.version));
    if (places != before.places) MUSTER_CHECK(take_places(whole, audit, programme_id, before.id, places));
    return Success{};
  });
}

}  // namespace muster::membership
