#pragma once
// Requests that are malformed, or that two readers could measure differently. Where one of them were believed, a page
// would be reached; most carry a second request behind them that must never be seen as one.

#include <string>
#include <vector>

#include "platform/net/raw_client.hpp"

namespace muster::net::raw {

struct TortureCase {
  std::string name;
  std::string bytes;
};

/// The cases, for a server called `host`.
inline std::vector<TortureCase> torture_cases(const std::string& host) {
  using namespace std::string_literals;
  const std::string name = "Host: " + host + "\r\n";
  const std::string smuggled = "GET /page/smuggled HTTP/1.1\r\n" + name + "\r\n";
  const std::string body = good_body();
  const std::string n = std::to_string(body.size());
  const std::string length = "Content-Length: " + n + "\r\n";
  const std::string form = "Cookie: muster_visit=" + visit + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  const std::string chunks = "0\r\n\r\n";
  std::vector<TortureCase> cases;
  const auto post = [&](std::string what, const std::string& headers, const std::string& content) {
    cases.push_back({std::move(what), "POST /save HTTP/1.1\r\n" + name + form + headers + "\r\n" + content + smuggled});
  };
  const auto line = [&](std::string what, const std::string& first) {
    cases.push_back({std::move(what), first + "\r\n" + name + "\r\n" + smuggled});
  };
  const auto get = [&](std::string what, const std::string& headers) {
    cases.push_back({std::move(what), "GET /page/1 HTTP/1.1\r\n" + headers + "\r\n" + smuggled});
  };

  post("length and chunks", length + "Transfer-Encoding: chunked\r\n", chunks);
  post("chunks and length", "Transfer-Encoding: chunked\r\n" + length, chunks);
  post("two lengths that differ", length + "Content-Length: 0\r\n", body);
  post("two lengths, the first nothing", "Content-Length: 0\r\n" + length, body);
  post("two equal lengths", length + length, body);
  for (const auto& wrong :
       {"-5"s, "+" + n, n + ",0", n + ", " + n, "0x10"s, "1e1"s, ""s, "99999999999999999999"s, "3 3"s, n + ";q=1",
        "\"" + n + "\"", "\xd9\xa3"s, n + "\x0b", n + "\0"s, "0" + std::string(30, '0') + n, "abc"s, n + "."})
    post("length " + wrong, "Content-Length: " + wrong + "\r\n", body);
  post("a space before the colon of the length", "Content-Length : " + n + "\r\n", body);
  post("a tab before the colon of the length", "Content-Length\t: " + n + "\r\n", body);
  post("a length that is folded", "Content-Length:\r\n " + n + "\r\n", body);
  post("a length with an underscore", "Content_Length: " + n + "\r\n", body);
  post("a length in a line that goes on", "X-Name: a\r\n Content-Length: " + n + "\r\n", body);
  post("no length", "", body);
  post("chunks alone", "Transfer-Encoding: chunked\r\n", chunks);
  for (const auto& wrong : {"xchunked"s, "gzip, chunked"s, "identity"s, "chunked, chunked"s, "chunked;q=1"s,
                            "\x0b"
                            "chunked"s,
                            "chun\0ked"s, "chunked,"s, ", chunked"s, "\"chunked\""s, ""s})
    post("encoding " + wrong, "Transfer-Encoding: " + wrong + "\r\n", chunks);
  post("an unknown encoding with a length", length + "Transfer-Encoding: xchunked\r\n", body);
  post("an encoding in capitals with a length", length + "TRANSFER-ENCODING: CHUNKED\r\n", chunks);
  post("two encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", chunks);
  post("a space before the colon of the encoding", length + "Transfer-Encoding : chunked\r\n", body);
  post("an encoding that is folded", length + "Transfer-Encoding:\r\n chunked\r\n", chunks);
  post("an encoding behind a bare line feed", length + "X-Name: a\nTransfer-Encoding: chunked\r\n", chunks);
  post("an encoding behind a bare return", length + "X-Name: a\rTransfer-Encoding: chunked\r\n", chunks);
  post("an encoding with a hard space", length + "Transfer-Encoding\xa0: chunked\r\n", chunks);
  for (const auto& wrong :
       {"5;name=value\r\nname=\r\n0\r\n\r\n"s, "5;\nname=\r\n0\r\n\r\n"s, "0\r\nX-Trailer: a\r\n\r\n"s,
        "0\r\nContent-Length: 5\r\n\r\n"s, "000000005\r\nname=\r\n0\r\n\r\n"s, "100000000\r\nname=\r\n0\r\n\r\n"s,
        "ffffffffffffffff1\r\nname=\r\n0\r\n\r\n"s, "-1\r\nname=\r\n0\r\n\r\n"s, "+5\r\nname=\r\n0\r\n\r\n"s,
        "0x5\r\nname=\r\n0\r\n\r\n"s, "5 \r\nname=\r\n0\r\n\r\n"s, "5\nname=\n0\n\n"s, "5\r\nname=XX0\r\n\r\n"s,
        "5\r\nnam"s})
    post("chunks " + wrong, "Transfer-Encoding: chunked\r\n", wrong);
  post("a trailer announced", "Transfer-Encoding: chunked\r\nTrailer: X-Name\r\n", "0\r\nX-Name: a\r\n\r\n");
  post("the length named as this connection's own", "Connection: close, Content-Length\r\n" + length, body);
  post("the host named as this connection's own", "Connection: host\r\n" + length, body);
  cases.push_back({"HTTP/1.0 without a length, kept alive",
                   "POST /save HTTP/1.0\r\n" + name + form + "Connection: keep-alive\r\n\r\n" + body + smuggled});
  for (const auto* method : {"PATCH", "PUT", "DELETE", "OPTIONS", "TRACE", "post", "Post", "CONNECT"})
    cases.push_back(
        {"a body with "s + method, method + " /save HTTP/1.1\r\n"s + name + form + length + "\r\n" + body + smuggled});
  const std::string object = "{\"a\":1}";
  const std::string object_length = "Content-Length: " + std::to_string(object.size()) + "\r\n";
  const std::string json = "Cookie: muster_visit=" + visit + "\r\nX-Form-Token: " + web::token_for(visit, key) +
                           "\r\nContent-Type: application/json\r\n";
  for (const auto* method : {"PUT", "PATCH"}) {
    const auto sent = [&](const std::string& what, const std::string& headers, const std::string& content) {
      cases.push_back({what + " with " + method,
                       method + " /item/1 HTTP/1.1\r\n"s + name + json + headers + "\r\n" + content + smuggled});
    };
    sent("JSON in chunks", "Transfer-Encoding: chunked\r\n", chunks);
    sent("JSON, length and chunks", object_length + "Transfer-Encoding: chunked\r\n", chunks);
    sent("JSON, two lengths that differ", object_length + "Content-Length: 0\r\n", object);
    sent("JSON, two equal lengths", object_length + object_length, object);
    sent("JSON without a length", "", object);
    sent("JSON, a length with a sign", "Content-Length: +" + std::to_string(object.size()) + "\r\n", object);
    sent("JSON, a length in a line that goes on", "X-Name: a\r\n " + object_length, object);
    sent("JSON, compressed", object_length + "Content-Encoding: gzip\r\n", object);
    sent("JSON, two types", object_length + "Content-Type: application/json\r\n", object);
    sent("JSON, shorter than it is", "Content-Length: 3\r\n", object);
  }
  cases.push_back(
      {"JSON with DELETE", "DELETE /item/1 HTTP/1.1\r\n" + name + json + object_length + "\r\n" + object + smuggled});
  cases.push_back({"chunks with DELETE", "DELETE /item/1 HTTP/1.1\r\n" + name + json +
                                             "Transfer-Encoding: chunked\r\n\r\n" + chunks + smuggled});
  cases.push_back({"chunks in HTTP/1.0",
                   "POST /save HTTP/1.0\r\n" + name + form + "Transfer-Encoding: chunked\r\n\r\n" + chunks + smuggled});
  get("a GET with a body", name + "Content-Length: 5\r\n");
  cases.push_back({"a HEAD with a body", "HEAD /page/1 HTTP/1.1\r\n" + name + "Content-Length: 5\r\n\r\n" + smuggled});

  cases.push_back({"bare line feeds", "GET /page/1 HTTP/1.1\nHost: " + host + "\n\n"});
  cases.push_back({"a bare line feed at the end of the head", "GET /page/1 HTTP/1.1\r\n" + name + "\n" + smuggled});
  cases.push_back({"bare returns", "GET /page/1 HTTP/1.1\rHost: " + host + "\r\r"});
  cases.push_back({"a return too many", "GET /page/1 HTTP/1.1\r\r\n" + name + "\r\n"});
  cases.push_back({"an empty line in front", "\r\nGET /page/1 HTTP/1.1\r\n" + name + "\r\n"});
  cases.push_back({"a request that is cut off", "GET /page/1 HTTP/1.1\r\n" + name});
  cases.push_back({"TLS where none is spoken", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s + std::string(64, 'x')});
  cases.push_back({"another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n"});
  cases.push_back({"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"});
  for (const auto& wrong : {" GET /page/1 HTTP/1.1"s,
                            "GET  /page/1 HTTP/1.1"s,
                            "GET\t/page/1\tHTTP/1.1"s,
                            "GET /page/1"s,
                            "GET /page/1 HTTP/9.9"s,
                            "GET /page/1 HTTP/1.2"s,
                            "GET /page/1 http/1.1"s,
                            "GET /page/1 HTTP/1.1 "s,
                            "GET /page/1 HTTP/01.1"s,
                            "GET /page/1 HTTP/1.1.1"s,
                            "GET /page/1 HTTP/1"s,
                            "GET HTTP/1.1"s,
                            "GE\x01T /page/1 HTTP/1.1"s,
                            "get /page/1 HTTP/1.1"s,
                            "/page/1 HTTP/1.1"s,
                            "GET http://" + host + "/page/1 HTTP/1.1",
                            "GET * HTTP/1.1"s,
                            "CONNECT " + host + " HTTP/1.1",
                            "TRACE /page/1 HTTP/1.1"s,
                            "BREW /page/1 HTTP/1.1"s,
                            "GET /page/1#a HTTP/1.1"s,
                            "GET \\page\\1 HTTP/1.1"s,
                            "GET /page/\x01 HTTP/1.1"s,
                            "GET /page/\0 HTTP/1.1"s,
                            "GET /page/1 2 HTTP/1.1"s,
                            "GET /page/\xc3\xa9 HTTP/1.1"s,
                            "GET /page/a%2fb HTTP/1.1"s,
                            "GET /page/%00 HTTP/1.1"s,
                            "GET /page/%c0%af HTTP/1.1"s,
                            "GET /page/%1b HTTP/1.1"s,
                            "GET /page/1?a=%08 HTTP/1.1"s,
                            "GET /page/1?a=%c2%85 HTTP/1.1"s,
                            "GET /page/%zz HTTP/1.1"s,
                            "GET page/1 HTTP/1.1"s,
                            "GET http://evil.example/page/1 HTTP/1.1"s,
                            "GET //" + host + "@evil.example HTTP/1.1\r\nX: y\r\nHost: z",
                            "GET " + host + " HTTP/1.1",
                            "CONNECT evil.example:443 HTTP/1.1"s,
                            "TRACE * HTTP/1.1"s,
                            "OPTIONS * HTTP/1.1"s,
                            "GET /page/%0d%0aX-Name:%20a HTTP/1.1"s,
                            "GET /page/%7f HTTP/1.1"s,
                            "GET /page/% HTTP/1.1"s,
                            "GET /page/%u0041 HTTP/1.1"s,
                            "GET /page/1?q=%00 HTTP/1.1"s,
                            "GET /page/1?q=%ff HTTP/1.1"s,
                            "GET /page/.. HTTP/1.1"s,
                            "GET /page/. HTTP/1.1"s,
                            "GET /page/%2e%2e HTTP/1.1"s,
                            "GET /page/%2E. HTTP/1.1"s,
                            "GET /echo/../page/1 HTTP/1.1"s,
                            "GET /page/1\x0bHTTP/1.1"s,
                            "GET /page/1 HTTP/1.1\x0c"s,
                            "GET /page/1 HTTP/2.0"s,
                            "GET /page/1 HTTP/0.9"s,
                            "GET /page/1 HTTP/1.10"s,
                            "GET /page/1 HTTP/+1.1"s,
                            "GET /page/1 HTTPS/1.1"s,
                            "GET /page/1 ICAP/1.0"s,
                            std::string(200, 'G') + " /page/1 HTTP/1.1"})
    line("first line " + wrong, wrong);
  line("a target without end", "GET /page/" + std::string(9000, 'a') + " HTTP/1.1");

  get("a line without colon", name + "Nothing\r\n");
  get("a heading without name", name + ": value\r\n");
  get("a space in a name", name + "X Name: value\r\n");
  get("a NUL in a value", name + "X-Name: a\0b\r\n"s);
  get("a NUL in a name", name + "X-\0Name: a\r\n"s);
  get("a DEL in a value", name + "X-Name: a\x7f\r\n");
  get("a control character in a value", name + "X-Name: a\x01\r\n");
  get("a folded value", name + "X-Name: a\r\n\tb\r\n");
  get("a first heading that begins with a space", " " + name);
  get("an encoded word", name + "X-Name: =?utf-8?Q?a=0D=0ASet-Cookie:=20b?=\r\n");
  get("an unknown expectation", name + "Expect: a-miracle\r\n");
  std::string many;
  for (int at = 0; at < 120; ++at) many += "X-" + std::to_string(at) + ": a\r\n";
  get("too many headings", name + many);
  get("a heading without end", name + "X-Name: " + std::string(9000, 'a') + "\r\n");
  std::string wide;
  for (int at = 0; at < 60; ++at) wide += "X-" + std::to_string(at) + ": " + std::string(1000, 'a') + "\r\n";
  get("too many bytes of headings", name + wide);
  get("no host", "");
  get("a folded host", "Host:\r\n " + host + "\r\n");
  get("a space before the colon of the host", "Host : " + host + "\r\n");
  get("a host in capitals and another", name + "HOST: evil.example\r\n");
  get("a host with an underscore and another", name + "Host\x0b: evil.example\r\n");
  get("a folded value at the end", name + "X-Name: a\r\n \r\n");
  get("a value folded with a bare line feed", name + "X-Name: a\n b\r\n");
  get("a bare return in a value", name + "X-Name: a\rb\r\n");
  get("a colon alone", name + ":\r\n");
  get("a name in brackets", name + "X[Name]: a\r\n");
  get("a name that is not ASCII", name + "X-N\xc3\xa4me: a\r\n");
  get("two equal hosts", name + name);
  get("two hosts that differ", name + "Host: evil.example\r\n");
  for (const auto& wrong : {""s, "evil.example"s, "evil.example@" + host, host + "/page", host + ", " + host,
                            host + "0", host + "\t" + host, "127.0.0.1"s})
    get("host " + wrong, "Host: " + wrong + "\r\n");

  const auto whole = [&](std::string what, const std::string& type, const std::string& content) {
    cases.push_back({std::move(what),
                     "POST /save HTTP/1.1\r\n" + name + "Cookie: muster_visit=" + visit + "\r\nContent-Type: " + type +
                         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + smuggled});
  };
  const std::string urlencoded = "application/x-www-form-urlencoded";
  whole("a broken escape", urlencoded, body + "&x=%zz");
  whole("an escaped NUL", urlencoded, body + "&x=%00");
  whole("text that is not UTF-8", urlencoded, body + "&x=%ff");
  whole("an escaped control character", urlencoded, body + "&x=%08");
  whole("a control character in a part", "multipart/form-data; boundary=B",
        "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAnn\x1b\r\n--B--\r\n");
  whole("a NUL in a part", "multipart/form-data; boundary=B",
        "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nA\0n\r\n--B--\r\n"s);
  whole("text as body", "text/plain", body);
  whole("JSON under a name of its own", "text/json", "{}");
  whole("JSON that is cut off", "application/json", "{");
  whole("two content types", urlencoded + "\r\nContent-Type: " + urlencoded, body);
  whole("parts without a border", "multipart/form-data", body);
  whole("a border of 1017 characters", "multipart/form-data; boundary=" + std::string(1017, 'b'), body);
  whole("parts that do not end", "multipart/form-data; boundary=B",
        "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAnn\r\n");
  whole("a body beyond the limit", urlencoded, body + "&x=" + std::string(150000, 'x'));
  std::string fields;
  for (int at = 0; at < 1100; ++at) fields += "&a=b";
  whole("too many fields", urlencoded, body + fields);
  cases.push_back({"a body that is cut off", "POST /save HTTP/1.1\r\n" + name + form + "Content-Length: " +
                                                 std::to_string(body.size() + 20) + "\r\n\r\n" + body});
  return cases;
}

}  // namespace muster::net::raw
