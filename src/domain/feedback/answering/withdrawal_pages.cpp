// Withdrawing on a phone: the code is all that is asked for, and what was sent is never shown.
#include "withdrawal_pages.hpp"

#include "domain/feedback/answerers/answer_link_pages.hpp"
#include "domain/feedback/personal/personal_words.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/throttle_service.hpp>
#include <muster/domain/feedback/withdrawal.hpp>
#include <muster/domain/feedback/withdrawal_service.hpp>
#include <muster/platform/web/form.hpp>

#include <memory>

namespace muster::feedback {
namespace {

const std::string cookie_name = "muster-receipt";
constexpr const char* figures_change_later = to_say(
    "If figures count your answers already, they change later: when four other people have withdrawn theirs and "
    "five new answers are counted, or when the form closes.");

/// Wrong codes from one network: a hall shares one, and nobody guesses 59 bits.
struct GuessLimit {
  access::SharedBuckets wrong_codes{"receipt", 30, std::chrono::seconds(20)};
};

std::string cookie(const web::Request& request, const std::string& value, int seconds) {
  return cookie_name + "=" + value + "; Path=" + plain_address(request, "/thanks") +
         "; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) + (request.encrypted ? "; Secure" : "");
}

struct ReceiptForm {
  web::Form form;
  const Catalogue& words;
  web::Field<std::string> receipt = form.text("receipt", say(words, "Your code"))
                                        .hint(say(words, "Like abcd-efgh-jkmn. Capitals and spaces do not matter."))
                                        .width(20)
                                        .autocomplete("off")
                                        .missing(say(words, "Type the code that you were shown"))
                                        .error_begins(say(words, "Error:"));
};

ReceiptForm receipt_form(const web::Request& request, const LinkedForm& asked) {
  const auto& words = *asked.words;
  return {web::Form(request, with_look(request, plain_address(request, "/withdraw")))
              .button(say(words, "Withdraw my answers"))
              .when_refused(say(words, "Nothing was withdrawn"), say(words, "Look at the code once more.")),
          words};
}

web::Reply ask_page(const web::Request& request, const LinkedForm& asked, const ReceiptForm& wanted) {
  if (wanted.form.error()) return site::error_page(request, *wanted.form.error());
  web::View view;
  const auto& words = *asked.words;
  const auto headline = say(words, "Withdraw what you sent");
  view.head(headline,
            say(words,
                "Type the code that was shown when you sent your answers. Your answers are not shown again, so "
                "nobody who finds your code can read them."));
  if (asked.form().anonymous) view.add("ANONYMOUS", say(words, figures_change_later));
  say_all(view, words, {{"SAY_BACK", to_say("Back to the form")}});
  const bool by_link = needs_link(asked.round().answered_by);
  if (by_link)
    view.add("BY_LINK", say(words, "The link that you answered by stays used: you cannot answer again by it."));
  view.show("PERSONAL", told_of_withdrawal(asked.form(), words));
  view.markup("FORM", wanted.form.shown());
  // What is sent with the code names no link, so that no address tells whose answers left.
  if (!by_link || !own_link(request).empty())
    view.add("BACK", with_link(request, with_look(request, plain_address(request))));
  auto shown = own_frame(asked, headline);
  shown.error = wanted.form.refused();
  return site::phone_page(request, shown,
                          wanted.form.summary() + web::render("domain/feedback/pages/withdraw.html", view),
                          wanted.form.status());
}

web::Reply done_page(const web::Request& request, const LinkedForm& asked) {
  const auto& words = *asked.words;
  std::vector<std::string> paragraphs{
      say(words, "Nobody can bring them back, and the code no longer works. You can close this page.")};
  if (asked.form().anonymous)
    paragraphs.push_back(say(words, figures_change_later) + " " +
                         say(words, "Otherwise somebody could work out what you said."));
  return plain_page(request, asked, say(words, "Your answers are withdrawn."), paragraphs);
}

web::Reply closed_page(const web::Request& request, const LinkedForm& asked) {
  const auto& words = *asked.words;
  return plain_page(request, asked, say(words, "Nothing can be withdrawn now."),
                    {say(words,
                         "This form takes no answers at the moment. When a form closes, what links codes to answers is "
                         "deleted, so nobody can find which are yours.")});
}

web::Reply ask(const PageContext& context, const web::Request& request) {
  const auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  if (request.query.get("done") == "yes") return done_page(request, *found);
  if (found->round().state != RoundState::open) return closed_page(request, *found);
  return ask_page(request, *found, receipt_form(request, *found));
}

web::Reply withdraw_it(const PageContext& context, GuessLimit& limit, const web::Request& request) {
  const auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  if (found->round().state != RoundState::open) return closed_page(request, *found);
  auto wanted = receipt_form(request, *found);
  if (!wanted.form.read()) return ask_page(request, *found, wanted);
  const auto done = withdraw(context.database, context.now(), found->round().id, *wanted.receipt);
  if (done.ok()) return web::redirect(with_look(request, plain_address(request, "/withdraw?done=yes")));
  if (done.error().kind == ErrorKind::bad_input && !request.client_address.empty() &&
      !limit.wrong_codes.take(context.database, request.client_address, context.now())) {
    wanted.form.refuse(
        conflict(say(*found->words, "Many wrong codes came from your network. Wait a minute, then try again.")));
    auto page = ask_page(request, *found, wanted);
    page.status = 429;
    page.headers.emplace_back("Retry-After", "60");
    return page;
  }
  auto refusal = done.error();
  refusal.message = say(*found->words, refusal.message.c_str());
  wanted.form.refuse(refusal);
  return ask_page(request, *found, wanted);
}

}  // namespace

void hand_over_receipt(const web::Request& request, const std::string& receipt, web::Reply& reply) {
  constexpr int seconds = 300;
  if (!receipt.empty()) reply.headers.emplace_back("Set-Cookie", cookie(request, receipt, seconds));
}

std::string handed_receipt(const web::Request& request) {
  const auto found = request.cookies.find(cookie_name);
  return found == request.cookies.end() ? std::string() : receipt_from(found->second).value_or("");
}

void forget_receipt(const web::Request& request, web::Reply& reply) {
  if (request.cookies.contains(cookie_name)) reply.headers.emplace_back("Set-Cookie", cookie(request, "", 0));
}

void show_receipt(web::View& view, const web::Request& request, const LinkedForm& asked, const std::string& receipt) {
  if (receipt.empty() || asked.round().state != RoundState::open) return;
  const auto& words = *asked.words;
  auto& shown = view.add("RECEIPT", receipt);
  say_all(shown, words,
          {{"SAY_CHANGE", to_say("If you change your mind")},
           {"SAY_UNTIL", to_say("Until the form closes you can withdraw what you sent with this code:")},
           {"SAY_ONCE", to_say("It is shown only now, and nobody can look it up for you. Write it down, or take a "
                               "picture of it.")},
           {"SAY_WITHDRAW", to_say("Withdraw what you sent")}});
  shown.set("WITHDRAW_PATH", with_look(request, plain_address(request, "/withdraw")));
  shown.show("PERSONAL", told_of_withdrawal(asked.form(), words));
}

void add_withdrawal_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const auto limit = std::make_shared<GuessLimit>();
  router
      .get("/f/{code}/withdraw", Permission::open_site,
           [context](const Request& request) { return ask(context, request); })
      .holds_secret();
  router
      .post("/f/{code}/withdraw", Permission::open_site,
            [context, limit](const Request& request) { return withdraw_it(context, *limit, request); })
      .holds_secret();
}

}  // namespace muster::feedback
