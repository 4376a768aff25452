// Alone includes Boost.Beast, slow to compile: its parser reads the block of the head, in one piece, from our memory.
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

#include "request_reader.hpp"

namespace muster::net {

namespace {

namespace beast = boost::beast::http;

Refusal refusal_for(const boost::system::error_code& error) {
  if (error == beast::error::bad_version) return {400, "Muster speaks HTTP/1.1."};
  if (error == beast::error::header_limit) return {431, "The headings of the request are too long."};
  if (error == beast::error::bad_content_length) return {400, "The length of the request is not one number."};
  if (error == beast::error::bad_transfer_encoding)
    return {400, "A request gives its length either way, never both ways."};
  return {400, "The request is malformed."};
}

}  // namespace

ReadHead read_request_head(std::string_view block) {
  beast::request_parser<beast::empty_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(block.size() + 1));
  parser.body_limit(boost::none);  // bodies are counted and limited by us
  parser.skip(true);
  boost::system::error_code error;
  const auto used = parser.put(boost::asio::buffer(block.data(), block.size()), error);
  ReadHead read;
  if (error) {
    read.refusal = refusal_for(error);
    return read;
  }
  if (used != block.size() || !parser.is_header_done()) {
    read.refusal = Refusal{400, "The request is malformed."};
    return read;
  }
  const auto& message = parser.get();
  const auto method = message.method_string();
  const auto target = message.target();
  read.head.method.assign(method.data(), method.size());
  read.head.target.assign(target.data(), target.size());
  read.head.version = message.version() == 11 ? "HTTP/1.1" : message.version() == 10 ? "HTTP/1.0" : "HTTP/?";
  for (const auto& field : message) {
    const auto name = field.name_string();
    const auto value = field.value();
    read.head.headers.emplace_back(std::string(name.data(), name.size()), std::string(value.data(), value.size()));
  }
  return read;
}

}  // namespace muster::net
