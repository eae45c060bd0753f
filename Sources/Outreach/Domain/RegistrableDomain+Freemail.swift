extension RegistrableDomain {
  /// Whether anybody can get an address there, so that a shared domain says nothing about a
  /// shared employer.
  ///
  /// Such a domain is never an account's identity, and no cap per domain holds for it. The list
  /// is short on purpose: the providers that turn up in address books. One that it misses costs
  /// a mail that waits (`domain.per_day`), never a wrong one.
  package static func isFreemail(_ domain: String) -> Bool {
    if freemail.contains(domain) { return true }
    guard let registrable = of(domain), registrable != domain else { return false }
    return isFreemail(registrable: registrable)
  }

  /// For a domain that is known to be registrable.
  static func isFreemail(registrable: String) -> Bool { freemail.contains(registrable) }

  /// By provider: Google, Microsoft, Yahoo and AOL, Apple, Proton and other private mail; then
  /// by country: Germany and Austria, France, Italy, United Kingdom, Poland and Czechia, Russia
  /// and Ukraine, China, Korea and Japan, India, Brazil; access providers of the United States.
  private static let freemail = Set(
    """
    gmail.com googlemail.com
    outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.de hotmail.es hotmail.fr \
    hotmail.it outlook.de outlook.es outlook.fr live.co.uk live.de live.fr live.nl
    yahoo.com ymail.com rocketmail.com yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com.au \
    yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.in yahoo.it aol.com
    icloud.com me.com mac.com
    proton.me protonmail.com pm.me tutanota.com tuta.com tuta.io fastmail.com hushmail.com \
    mailbox.org posteo.de posteo.net hey.com zoho.com mail.com email.com
    gmx.com gmx.net gmx.de gmx.at gmx.ch web.de freenet.de t-online.de arcor.de
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr
    libero.it virgilio.it tiscali.it
    btinternet.com sky.com talktalk.net ntlworld.com
    wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz
    mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com rambler.ru ukr.net
    qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net
    rediffmail.com uol.com.br bol.com.br terra.com.br
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}
