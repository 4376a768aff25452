// Invoices: the list for the finance team, one invoice, its PDF, its payment and its credit note.
#include "member_pages.hpp"

#include <muster/domain/membership/invoice_paper.hpp>
#include <muster/domain/membership/invoice_service.hpp>
#include <muster/domain/membership/membership_mail.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/kit/print/pdf.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::membership {
namespace {

using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

struct Row {
  Invoice invoice;
  InvoiceStanding standing = InvoiceStanding::open;
};

Result<ListPage<Row>> rows_of(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(all, invoices_of(context.database, request.capture("programme")));
  std::vector<Row> rows;
  for (auto& invoice : all) {
    const auto standing = invoice_standing(invoice, context.today());
    rows.push_back({std::move(invoice), standing});
  }
  const auto number = [](const Row& row) {
    auto digits = std::to_string(row.invoice.number);
    return std::string(series_code(row.invoice.series)) +
           std::string(12 - std::min<std::size_t>(digits.size(), 12), '0') + digits;
  };
  const Picking<Row> how{
      [](const Row& row) {
        return row.invoice.printed_number + " " + row.invoice.holder_name + " " + row.invoice.purchase_order;
      },
      {{"state", [](const Row& row) { return std::string(invoice_standing_code(row.standing)); }}},
      {{"number", number},
       {"issued", [number](const Row& row) { return iso_date(row.invoice.issued_on) + number(row); }},
       {"due", [](const Row& row) { return iso_date(row.invoice.due_on); }},
       {"member", [](const Row& row) { return row.invoice.holder_name; }}}};
  return picked(std::move(rows), query, how);
}

std::string signed_sum(const Invoice& invoice, Pence sum) {
  return pounds_exactly(invoice.series == Series::credit_note ? -sum : sum);
}

web::Listing<Row> listing_of(const Request& request) {
  const auto here = home_of(request, "/invoices");
  web::ListFilter states{.name = "state", .label = "State"};
  const auto choice = [&](InvoiceStanding standing, const char* mark, Tone tone) {
    states.choices.push_back(
        {std::string(invoice_standing_code(standing)), std::string(invoice_standing_label(standing)), mark, tone});
  };
  choice(InvoiceStanding::open, "next", Tone::plain);
  choice(InvoiceStanding::overdue, "warning", Tone::doubtful);
  choice(InvoiceStanding::paid, "done", Tone::good);
  choice(InvoiceStanding::credited, "done", Tone::plain);
  choice(InvoiceStanding::credit_note, "later", Tone::plain);
  web::Listing<Row> list({.title = "Invoices",
                          .path = here,
                          .search = "Number, member or order number",
                          .filters = {states},
                          .sort = "issued",
                          .descending = true,
                          .rows = "invoices",
                          .nothing_yet = {"No invoices yet", "An invoice is written on the page of a membership.",
                                          home_of(request), "Memberships"}});
  list.column({.name = "number", .heading = "Number", .css = "strong"},
              [here](const Row& row) { return Cell(row.invoice.printed_number).to(here + "/" + row.invoice.id); });
  list.column({.name = "member", .heading = "Member"}, [](const Row& row) { return Cell(row.invoice.holder_name); });
  list.column({.heading = "State"}, [](const Row& row) {
    Cell cell{std::string(invoice_standing_label(row.standing))};
    if (row.standing == InvoiceStanding::overdue) cell.marked("warning", Tone::doubtful);
    if (row.standing == InvoiceStanding::paid) cell.marked("done", Tone::good);
    return cell;
  });
  list.column({.name = "issued", .heading = "Date", .kind = ListColumn::Kind::date},
              [](const Row& row) { return Cell(short_date(row.invoice.issued_on)); });
  list.column({.name = "due", .heading = "To be paid by", .kind = ListColumn::Kind::date}, [](const Row& row) {
    return Cell(row.invoice.series == Series::invoice ? short_date(row.invoice.due_on) : std::string())
        .on_phone("To be paid by");
  });
  list.column({.heading = "Total", .kind = ListColumn::Kind::number},
              [](const Row& row) { return Cell(signed_sum(row.invoice, total(row.invoice))); });
  list.column({.heading = "Owed", .kind = ListColumn::Kind::number},
              [](const Row& row) { return Cell(pounds_exactly(owed(row.invoice))).on_phone("Owed:"); });
  const auto in_file = [&](const char* heading, std::function<Cell(const Row&)> cell) {
    list.column({.heading = heading, .where = ListColumn::ShownOn::file}, std::move(cell));
  };
  in_file("Without VAT", [](const Row& row) { return Cell(signed_sum(row.invoice, row.invoice.net)); });
  in_file("VAT", [](const Row& row) { return Cell(signed_sum(row.invoice, row.invoice.vat)); });
  in_file("Purchase order", [](const Row& row) { return Cell(row.invoice.purchase_order); });
  in_file("Takes from invoice", [](const Row& row) { return Cell(row.invoice.credits_number); });
  in_file("Paid on",
          [](const Row& row) { return Cell(row.invoice.paid_on ? short_date(*row.invoice.paid_on) : std::string()); });
  in_file("Payment", [](const Row& row) { return Cell(row.invoice.payment_note); });
  return list;
}

Reply list_page(const PageContext& context, const Request& request) {
  const auto list = listing_of(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, rows_of(context, request, query));
  MUSTER_PAGE(all, request, invoices_of(context.database, request.capture("programme")));
  Pence owes = 0;
  Pence overdue = 0;
  for (const auto& invoice : all) {
    owes += owed(invoice);
    if (invoice_standing(invoice, context.today()) == InvoiceStanding::overdue) overdue += owed(invoice);
  }
  std::string lead;
  if (!all.empty())
    lead = owes == 0
               ? "Nothing is owed."
               : pounds(owes) + " is owed, of which " + (overdue == 0 ? "nothing" : pounds(overdue)) + " is overdue.";
  View view;
  view.head("Invoices", lead).markup("LIST", list.html(request, query, found)).set("HOME_PATH", home_of(request));
  return site::desk_page(request, frame_of(request, "Invoices"),
                         web::render("domain/membership/pages/invoices.html", view));
}

Result<Invoice> invoice_here(const PageContext& context, const Request& request) {
  return invoice_of(context.database, request.capture("programme"), request.capture("invoice"));
}

std::string state_words(const Invoice& invoice, Date today) {
  switch (invoice_standing(invoice, today)) {
    case InvoiceStanding::open:
      return pounds(owed(invoice)) + " is to be paid by " + short_date(invoice.due_on) + ".";
    case InvoiceStanding::overdue:
      return pounds(owed(invoice)) + " has been overdue since " + short_date(invoice.due_on) + ".";
    case InvoiceStanding::paid:
      return "Paid on " + short_date(*invoice.paid_on) +
             (invoice.payment_note.empty() ? "." : ": " + invoice.payment_note + ".");
    case InvoiceStanding::credited:
      return "All of it was credited.";
    case InvoiceStanding::credit_note:
      return "It takes from invoice " + invoice.credits_number + ": " + invoice.reason;
  }
  return {};
}

Reply invoice_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(invoice, request, invoice_here(context, request));
  const auto here = home_of(request, "/invoices/" + invoice.id);
  const auto one_button = [&](const std::string& path, const std::string& words, web::Button::Look look) {
    return web::Form(request, path).look("").button({words, {}, look}).shown();
  };
  View view;
  view.head(invoice_subject(invoice), state_words(invoice, context.today()));
  view.set("BACK_PATH", home_of(request, "/invoices")).set("PDF_PATH", here + "/file.pdf");
  view.set("MEMBER_PATH", home_of(request, "/" + invoice.membership_id)).set("MEMBER", invoice.holder_name);
  const auto done = request.query.get("done");
  if (done == "written") view.add("DONE", "It is written, and has its number. Nobody was written to.");
  if (done == "paid") {
    view.add("DONE", "It is marked as paid.")
        .add("UNDO")
        .markup("UNDO_FORM", one_button(here + "/not-paid", "Undo", web::Button::Look::link));
  } else if (done == "not-paid") {
    view.add("DONE", "It is not paid.");
  } else if (done == "mailed") {
    view.add("DONE", "The mail is in the outbox.");
  }
  if (invoice.series == Series::invoice) {
    if (!invoice.paid_on) view.add_link("PAY", "Mark as paid", here + "/paid");
    if (creditable(invoice) > 0) view.add_link("CREDIT", "Write a credit note", here + "/credit");
  }
  view.add_link("MAIL", "Send it by mail", here + "/mail");
  view.set("MAILED", invoice.mailed_at.empty()
                         ? "It was not sent by mail."
                         : "Put into the outbox on " + long_instant(*parse_instant(invoice.mailed_at)) + ".");
  add_lines(view.add("ADDRESSEE"), invoice.addressee);
  view.set("ISSUED", short_date(invoice.issued_on));
  view.set("ORDER", invoice.purchase_order.empty() ? "None" : invoice.purchase_order);
  for (const auto& line : invoice.lines)
    view.add("LINE", line.words)
        .set("QUANTITY", grouped(line.quantity))
        .set("EACH", pounds_exactly(line.each))
        .set("SUM", pounds_exactly(line.sum));
  if (invoice.vat_rate > 0)
    view.add("VAT", "VAT " + rate_words(invoice.vat_rate)).set("VAT_SUM", pounds_exactly(invoice.vat));
  view.set("TOTAL", pounds_exactly(total(invoice)));
  return site::desk_page(request, frame_of(request, invoice_subject(invoice)),
                         web::render("domain/membership/pages/invoice.html", view));
}

Reply pdf(const PageContext& context, const Request& request) {
  MUSTER_PAGE(invoice, request, invoice_here(context, request));
  MUSTER_PAGE(bytes, request, print::to_pdf(invoice_paper(invoice)));
  return web::download(bytes, "application/pdf", file_name_of(invoice.printed_number));
}

Reply ask(const Request& request, const std::string& title, const std::string& lead, const std::string& back_path,
          const std::string& back, const web::Form& form, const std::optional<mail::Letter>& letter = {}) {
  View view;
  view.head(title, lead).set("BACK_PATH", back_path).set("BACK", back).markup("FORM", form.shown());
  if (letter) view.add("LETTER", letter->subject).markup("LETTER_ARTICLE", letter->article);
  return site::form_page(request, frame_of(request, title), form,
                         web::render("domain/membership/pages/ask.html", view));
}

Reply write_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto& id = request.capture("membership");
  const auto member = home_of(request, "/" + id);
  MUSTER_PAGE(settings, request, settings_of(context.database, programme));
  if (settings.seller.empty() || settings.how_to_pay.empty())
    return web::redirect(home_of(request, "/settings?invoice=" + id));
  auto form = web::Form(request, member + "/invoice").button("Write the invoice").way_out("Write none", member);
  if (form.read()) {
    const auto written = write_invoice(context.database, context.audit(request), programme, id);
    if (written.ok()) return web::redirect(home_of(request, "/invoices/" + *written + "?done=written"));
    form.refuse(written.error());
  }
  MUSTER_PAGE(draft, request, draft_invoice(context.database, context.audit(request), programme, id));
  MUSTER_PAGE(sheet, request, sheet_of(context.database, programme, id));
  std::string lead = pounds_exactly(total(draft)) + (draft.vat_rate > 0 ? " with VAT" : "") + ", to be paid by " +
                     short_date(draft.due_on) + ". It gets the next number, and does not change afterwards. ";
  if (draft.purchase_order.empty()) lead += "There is no purchase order number. ";
  lead += "Nobody gets a mail yet; this is what it would say.";
  auto shown = draft;
  shown.printed_number = "(its number)";
  return ask(request, "Write the invoice", lead, member, draft.holder_name, form,
             invoice_letter(shown, sheet.membership.contact_name, request.visitor.programme));
}

Reply paid_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(invoice, request, invoice_here(context, request));
  const auto here = home_of(request, "/invoices/" + invoice.id);
  auto form = web::Form(request, here + "/paid").button("Mark as paid").way_out("Leave it as it is", here);
  const auto day = form.date("day", "Paid on").begins(context.today());
  const auto note = form.text("note", "What the bank says of it").optional();
  if (form.read()) {
    const auto paid =
        mark_paid(context.database, context.audit(request), request.capture("programme"), invoice.id, *day, *note);
    if (paid.ok()) return web::redirect(here + "?done=paid");
    form.refuse(paid.error());
  }
  return ask(request, "Mark as paid", pounds(owed(invoice)) + " was owed.", here, invoice_subject(invoice), form);
}

Reply credit_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(invoice, request, invoice_here(context, request));
  const auto here = home_of(request, "/invoices/" + invoice.id);
  auto form = web::Form(request, here + "/credit")
                  .button("Write the credit note")
                  .way_out("Write none", here)
                  .when_refused({}, "Nothing was written.");
  const auto anew = form.radios<bool>("anew", "Why is it credited?",
                                      {{false, "less", "They owe less, or nothing"},
                                       {true, "wrong", "The invoice was wrong",
                                        "All of it is credited, and what it was for can go on a new invoice."}});
  const auto sum = form.text("sum", "How much, in pounds, without VAT")
                       .width(10)
                       .begins(pounds_typed(creditable(invoice)))
                       .as(parse_pounds);
  const auto reason = form.text("reason", "Why").hint("It stands on the credit note.").missing("Say why");
  if (form.read()) {
    const auto written = write_credit_note(context.database, context.audit(request), request.capture("programme"),
                                           invoice.id, {*sum, *reason, *anew});
    if (written.ok()) return web::redirect(home_of(request, "/invoices/" + *written + "?done=written"));
    form.refuse(written.error());
  }
  return ask(request, "Write a credit note",
             "At most " + pounds(creditable(invoice)) + " without VAT. It gets the next number of the credit notes.",
             here, invoice_subject(invoice), form);
}

Reply mail_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(invoice, request, invoice_here(context, request));
  MUSTER_PAGE(sheet, request, sheet_of(context.database, request.capture("programme"), invoice.membership_id));
  const auto here = home_of(request, "/invoices/" + invoice.id);
  if (sheet.membership.contact_email.empty())
    return ask(
        request, "Send it by mail", "The contact of " + sheet.membership.holder_name + " has no e-mail address yet.",
        here, invoice_subject(invoice),
        web::Form::asking(request, home_of(request, "/" + sheet.membership.id + "/details")).button("Add an address"));
  auto form = web::Form(request, here + "/mail").button("Send it").way_out("Send nothing", here);
  if (form.read()) {
    const auto sent = mail_invoice(context.database, context.audit(request), request.capture("programme"), invoice.id);
    if (sent.ok()) return web::redirect(here + "?done=mailed");
    form.refuse(sent.error());
  }
  return ask(request, "Send it by mail", "To " + sheet.membership.contact_email + ", with the PDF.", here,
             invoice_subject(invoice), form,
             invoice_letter(invoice, sheet.membership.contact_name, request.visitor.programme));
}

}  // namespace

void add_invoice_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/memberships";
  const auto all = home + "/invoices";
  const auto one = all + "/{invoice}";
  router.get(all, right, [context](const Request& request) { return list_page(context, request); });
  site::add_list_files<Row>(router, all, right, {listing_of, [context](const Request& request, const ListQuery& query) {
                                                   return rows_of(context, request, query);
                                                 }});
  router.get(one, right, [context](const Request& request) { return invoice_page(context, request); });
  router.get(one + "/file.pdf", right, [context](const Request& request) { return pdf(context, request); });
  using PageFunction = Reply (*)(const PageContext&, const Request&);
  const auto form = [&](const std::string& pattern, PageFunction show) {
    const auto page = [context, show](const Request& request) { return show(context, request); };
    router.form(pattern, right, page);
  };
  form(home + "/{membership}/invoice", write_page);
  form(one + "/paid", paid_page);
  form(one + "/credit", credit_page);
  form(one + "/mail", mail_page);
  router.post(one + "/not-paid", right, [context](const Request& request) -> Reply {
    MUSTER_PAGE(done, request,
                mark_paid(context.database, context.audit(request), request.capture("programme"),
                          request.capture("invoice"), std::nullopt, {}));
    (void)done;
    return web::redirect(home_of(request, "/invoices/" + request.capture("invoice") + "?done=not-paid"));
  });
}

}  // namespace muster::membership
