// Forgets people and programmes in memberships and invoices.
#include <muster/domain/membership/forgetting_sql.hpp>

namespace muster::membership {
namespace {

std::string both(const std::string& name, const std::string& email) { return name + " <" + email + ">"; }

}  // namespace

std::vector<HeldMember> held_member(store::Session& session, const Concerns& concerns) {
  std::vector<HeldMember> held;
  session.each(
      "select m.programme_id, m.holder_name, p.first_name, p.last_name, p.email, p.named_on, p.removed_on "
      "from membership_person p join membership m on m.id = p.membership_id order by p.named_on, p.id",
      {}, [&](const store::Row& row) {
        const auto name = row.text(2) + " " + row.text(3);
        if (!concerns.is(name, row.text(4))) return;
        const auto words = both(name, row.text(4));
        held.push_back({row.text(0), "Named in the membership of " + row.text(1),
                        words + ", since " + row.text(5) +
                            (row.text(6).empty() ? std::string() : ", taken out on " + row.text(6))});
      });
  session.each(
      "select programme_id, holder_name, contact_name, contact_email, address, purchase_order, cancelled_because "
      "from membership order by begins_on, id",
      {}, [&](const store::Row& row) {
        if (concerns.is(row.text(2), row.text(3)) || concerns.words(row.text(1)) || concerns.words(row.text(4)))
          held.push_back({row.text(0), "Contact or holder of the membership of " + row.text(1),
                          both(row.text(2), row.text(3)) + "\n" + row.text(4)});
        for (const auto column : {std::size_t{5}, std::size_t{6}})
          if (concerns.words(row.text(column)))
            held.push_back({row.text(0), "Words about the membership of " + row.text(1), row.text(column)});
      });
  session.each(
      "select programme_id, printed_number, holder_name, addressee, purchase_order, reason, payment_note from invoice "
      "order by issued_on, id",
      {}, [&](const store::Row& row) {
        for (const auto column : {std::size_t{2}, std::size_t{3}, std::size_t{4}, std::size_t{5}, std::size_t{6}})
          if (concerns.words(row.text(column)))
            held.push_back({row.text(0), "Invoice or credit note " + row.text(1), row.text(column)});
      });
  return held;
}

MemberTraces traces_of(store::Session& session, const Concerns& concerns) {
  MemberTraces traces;
  session.each("select id, first_name, last_name, email from membership_person order by id", {},
               [&](const store::Row& row) {
                 if (concerns.is(row.text(1) + " " + row.text(2), row.text(3))) traces.people.push_back(row.text(0));
               });
  session.each(
      "select id, holder_name, contact_name, contact_email, address, purchase_order, cancelled_because, "
      "organisation_id from membership order by id",
      {}, [&](const store::Row& row) {
        if (row.text(7).empty() && concerns.words(row.text(1))) traces.holders.push_back(row.text(0));
        if (concerns.is(row.text(2), row.text(3)) || concerns.words(row.text(4)))
          traces.contacts.push_back(row.text(0));
        if (concerns.words(row.text(5)) || concerns.words(row.text(6))) traces.words.push_back(row.text(0));
      });
  session.each("select id, holder_name, addressee, purchase_order, reason, payment_note from invoice order by id", {},
               [&](const store::Row& row) {
                 if (concerns.words(row.text(1)) || concerns.words(row.text(2))) traces.papers.push_back(row.text(0));
                 if (concerns.words(row.text(3)) || concerns.words(row.text(4)) || concerns.words(row.text(5)))
                   traces.paper_words.push_back(row.text(0));
               });
  return traces;
}

void forget_member(store::Session& session, const MemberTraces& traces) {
  const auto each = [&](const std::vector<std::string>& ids, const char* statement) {
    for (const auto& id : ids) session.execute(statement, {id});
  };
  each(traces.people, "delete from membership_person where id = $1");
  each(traces.holders, "update membership set holder_name = 'Erased person', version = version + 1 where id = $1");
  each(
      traces.contacts,
      "update membership set contact_name = '', contact_email = '', address = '', version = version + 1 where id = $1");
  each(traces.words,
       "update membership set purchase_order = '', cancelled_because = '', version = version + 1 where id = $1");
  // An organisation's invoice keeps whose it is; the addressee goes with the person whom it names.
  each(traces.papers,
       "update invoice set addressee = '', holder_name = coalesce((select m.holder_name from membership m "
       "where m.id = invoice.membership_id), '') where id = $1");
  each(traces.paper_words, "update invoice set purchase_order = '', reason = '', payment_note = '' where id = $1");
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  for (const auto* statement :
       {"delete from membership_moved where membership_id in (select id from membership where programme_id = $1)",
        "delete from membership_reminder where membership_id in (select id from membership where programme_id = $1)",
        "delete from membership_charge where membership_id in (select id from membership where programme_id = $1)",
        "delete from invoice_line where invoice_id in (select id from invoice where programme_id = $1)",
        "delete from invoice where programme_id = $1 and credits is not null",
        "delete from invoice where programme_id = $1", "delete from invoice_counter where programme_id = $1",
        "delete from membership_person where membership_id in (select id from membership where programme_id = $1)",
        "update membership set follows = null where programme_id = $1",
        "delete from membership where programme_id = $1", "delete from membership_kind where programme_id = $1",
        "delete from membership_settings where programme_id = $1"})
    session.execute(statement, {programme_id});
}

}  // namespace muster::membership
