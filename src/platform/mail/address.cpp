// Addresses of mail: only the plain form that every server takes, so that nothing in one can mean more than it says.
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>

namespace muster::mail {
namespace {

constexpr std::size_t local_bytes = 64;
constexpr std::size_t address_bytes = 254;
constexpr std::size_t label_bytes = 63;

bool is_alphanumeric(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

bool stands_in_local(char letter) {
  return is_alphanumeric(letter) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(letter) != std::string_view::npos;
}

template <class Allowed>
bool is_dotted(std::string_view text, std::size_t longest, Allowed allowed) {
  while (true) {
    const auto dot = text.find('.');
    const auto part = text.substr(0, dot);
    if (part.empty() || part.size() > longest || !std::ranges::all_of(part, allowed)) return false;
    if (part.front() == '-' || part.back() == '-') {
      if (longest == label_bytes) return false;
    }
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

Outcome check_address(std::string_view address) {
  const auto sign = address.find('@');
  if (sign <= local_bytes && address.size() <= address_bytes) {
    const auto stands_in_label = [](char c) { return is_alphanumeric(c) || c == '-'; };
    const bool local_fits = is_dotted(address.substr(0, sign), local_bytes, stands_in_local);
    const bool domain_fits = is_dotted(address.substr(sign + 1), label_bytes, stands_in_label);
    if (local_fits && domain_fits) return Success{};
  }
  return bad_input("Write an e-mail address like name@example.org.").at("email");
}

std::string folded_address(std::string_view address) {
  auto folded = trimmed(address);
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

Result<Mailbox> parse_mailbox(std::string_view text) {
  const auto plain = trimmed(text);
  Mailbox mailbox;
  const auto begin = plain.find('<');
  if (begin == std::string::npos) {
    mailbox.address = plain;
  } else {
    if (!plain.ends_with('>')) return bad_input("Write a sender like \"Our network <name@example.org>\".");
    mailbox.name = trimmed(plain.substr(0, begin));
    mailbox.address = plain.substr(begin + 1, plain.size() - begin - 2);
  }
  MUSTER_CHECK(check_address(mailbox.address));
  return mailbox;
}

}  // namespace muster::mail
