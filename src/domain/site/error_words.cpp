// Whoever runs Muster reads in the log what failed; strangers are told what it means for them.
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/log_line.hpp>

#include <iostream>
#include <syncstream>

namespace muster::site {
namespace {

/// The sentences of a message but those that name a command: who reads it in a browser, or is a program, has none.
std::string without_commands(const std::string& message) {
  std::string out;
  std::size_t begin = 0;
  while (begin < message.size()) {
    auto end = message.find_first_of(".?", begin);
    while (end != std::string::npos && end + 1 < message.size() && message[end + 1] != ' ')
      end = message.find_first_of(".?", end + 1);
    end = end == std::string::npos ? message.size() : end + 1;
    const auto sentence = std::string_view(message).substr(begin, end - begin);
    const bool command =
        sentence.find("`muster ") != std::string_view::npos || sentence.find(": muster ") != std::string_view::npos;
    if (!command) out += sentence;
    begin = end;
  }
  return out.empty() ? message : out;
}

}  // namespace

std::string words_of(const web::Request& request, const Error& error) {
  // Only failures of the machine carry a detail of their own: the other words are written for visitors.
  const bool machine = error.kind == ErrorKind::unavailable || error.kind == ErrorKind::unsure;
  if (!machine || error.detail.empty()) return without_commands(error.message);
  std::osyncstream(std::cerr) << log_line(
                                     SystemClock().now(), "failure",
                                     {{"id", request.reference}, {"route", request.route}, {"reason", error.message}}) +
                                     '\n';
  if (request.visitor.signed_in()) return error.message;
  return error.kind == ErrorKind::unsure ? to_say("The connection to the database was lost in the middle of saving.")
                                         : to_say("The database cannot be reached just now.");
}

}  // namespace muster::site
