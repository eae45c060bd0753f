/// The texts of `Templates/`, for `rapport init`.
///
/// Written by `make templates`; edit the files there instead.
enum StarterTemplates {
  /// By their paths below the templates folder.
  static let files: [(path: String, text: String)] = [
    (
      "break-up/honest.md",
      #"""
      ---
      kind: break-up
      subject: "Closing my file on {{ account.topic | default: account.name }}"
      to: [decision-maker]
      format: text
      thread: true
      description: Says honestly that we stop writing, and leaves the door open.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
        contact: {first_name: Noor}
      ---
      {% render 'partials/greeting', contact: contact %}

      I haven't managed to be of use to you{% if account.topic %} on {{ account.topic }}{% endif %}, so I'll close my file. This is my last mail unless you write to me.

      If it comes up one day, a reply to this one will do, however much time has passed. You won't have to explain anything.

      I wish you well.

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/end-user.md",
      #"""
      ---
      kind: check-in
      subject: "What would you fix first?"
      to: [end-user]
      format: text
      description: Asks the person who does the daily work what they would fix first; learns the need.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          offer: We look at one hall at a time and write what we find on one page.
        contact: {first_name: Noor, area: the night shift in hall 2}
        touches: [{on: 2026-11-09, kind: mail-out}]
      ---
      {% render 'partials/greeting', contact: contact %}

      I'm {{ sender.name }}{% if sender.company %} from {{ sender.company }}{% endif %}.{% if account.offer %} {{ account.offer }} I can't tell whether that is any use to you: you{% else %} You{% endif %} deal with {% if contact.area %}{{ contact.area }}{% else %}{{ account.topic }}{% endif %} every day, and I only read about it.{% if last_touch.kind == "mail-out" %} I have written to somebody else at {{ account.name }} as well, so you may hear of it twice.{% endif %}

      Suppose you could have one thing about it put right by next Monday, and it cost nobody anything. What would it be?

      One line is plenty. I won't take it for a request to buy, and I won't quote you to anyone.

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/first.md",
      #"""
      ---
      kind: check-in
      subject: "A question about {{ account.topic }}"
      to: [decision-maker]
      format: text
      description: First mail to the person who decides; says why them, why now, and offers one page.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          observation: Your mill opened its second loading bay in September.
          offer: We look at one hall at a time and write what we find on one page.
        contact: {first_name: Noor}
      ---
      {% render 'partials/greeting', contact: contact %}

      {% if account.observation %}{{ account.observation }} It made me wonder about {{ account.topic }}, and whether anybody has had time for it.{% else %}I'm writing about {{ account.topic }}, because I wonder whether anybody at {{ account.name }} has had time for it.{% endif %}
      {%- if account.offer %}

      {% if sender.company %}I'm with {{ sender.company }}. {% endif %}{{ account.offer }}
      {%- endif %}

      I don't know your plans, so I'm asking. If it is of interest, I'll put on one page, in round figures, what it would take at {{ account.name }} and what it would cost, for you to read when it suits you. It needs no call.

      Shall I send the page?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/influencer.md",
      #"""
      ---
      kind: check-in
      subject: "How you go about {{ account.topic }}"
      to: [influencer]
      format: text
      description: Asks the person others listen to what usually sets a change off; learns the reason and the timing.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          offer: We look at one hall at a time and write what we find on one page.
        contact: {first_name: Noor, title: Head of Production}
        touches: [{on: 2026-11-09, kind: mail-out}]
      ---
      {% render 'partials/greeting', contact: contact %}

      I'm {{ sender.name }}{% if sender.company %} from {{ sender.company }}{% endif %}.{% if account.offer %} {{ account.offer }}{% endif %} Before I suggest anything I'd like to understand how things work, and {% if contact.title %}as {{ contact.title }} {% endif %}you see more of that than I can.{% if last_touch.kind == "mail-out" %} I have written to somebody else at {{ account.name }} as well, so you may hear of it twice.{% endif %}

      When somebody last did something about {{ account.topic }}, what set it off: the cost, a breakdown, a rule from outside, or one person who wouldn't let go?

      One word helps me. If the word is "nothing", I won't press.

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/lost-first.md",
      #"""
      ---
      kind: check-in
      subject: "New since your decision"
      to: [decision-maker]
      requires: [fresh]
      format: text
      description: Writes once more to an account that said no, with something that was not true then.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          news: Since November the night rate is published a day ahead, so that a hall can be planned by it.
          stopped_because: the new bay took up all hands
        contact: {first_name: Noor}
      ---
      {% render 'partials/greeting', contact: contact %}

      {% if account.stopped_because %}When you made up your mind about {{ account.topic | default: "our offer" }}, {{ account.stopped_because }}.{% else %}You decided against our offer on {{ account.topic | default: "this" }}.{% endif %} I took that as your answer and I'm not asking you to reopen it. There is one thing, though, that was not so at the time:

      {{ account.news }}

      If what you chose does the job, that is good to hear and there is nothing to do. Sometimes a part stays open that nobody got round to, and that part might now be easier than it was.

      Is there such a part at {{ account.name }}?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/lost-second.md",
      #"""
      ---
      kind: check-in
      subject: "When would you look at this again?"
      to: [decision-maker]
      requires: [fresh]
      format: text
      thread: true
      description: Second and last check-in to a lost account; one new fact, and a question about the date.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          news: Since November the night rate is published a day ahead, so that a hall can be planned by it.
        contact: {first_name: Noor}
      ---
      {% render 'partials/greeting', contact: contact %}

      Something I heard only after my last mail, in case it is of use to you:

      {{ account.news }}

      You need do nothing with it. What would help me is a date: a decision like the one about {{ account.topic | default: "this" }} usually comes up again when a contract ends or a budget is drawn up, and before that a mail from me is only one more mail. If you tell me the month, I'll write it down and leave you in peace until then.

      Is there one?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/second.md",
      #"""
      ---
      kind: check-in
      subject: "A page on {{ account.topic | default: account.name }}"
      to: [decision-maker]
      format: text
      thread: true
      description: Second mail, a few days later; adds a fact from a comparable place and makes the offer concrete.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          proof: A bakery with halls like yours found two fans that nobody had switched off since spring.
        contact: {first_name: Noor}
      ---
      {% render 'partials/greeting', contact: contact %}

      {% if account.proof %}I left one thing out of my last mail. {{ account.proof }} You may have nothing of the kind; it is what the page that I offered would look for.{% else %}My last mail offered a page without saying what would be on it.{% endif %}

      It would answer three things: what we would need from you (some plain facts, and little of your time), what it costs, and how you would know after a month whether it was worth it. If the honest answer is that it isn't, the page will say so.

      Would that be of use to you, or to somebody you work with?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/stakeholder.md",
      #"""
      ---
      kind: check-in
      subject: "What would make it worth it for you?"
      to: [stakeholder]
      format: text
      description: Asks a person who has to live with the decision what it would have to show; learns the criterion.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          offer: We look at one hall at a time and write what we find on one page.
        contact: {first_name: Noor}
        touches: [{on: 2026-11-09, kind: mail-out}]
      ---
      {% render 'partials/greeting', contact: contact %}

      I'm {{ sender.name }}{% if sender.company %} from {{ sender.company }}{% endif %}, and I'd like to know whether it pays to look into {{ account.topic }}.{% if account.offer %} {{ account.offer }}{% endif %}{% if last_touch.kind == "mail-out" %} I have written to somebody else at {{ account.name }} as well, so you may hear of it twice.{% endif %}

      Others would use it; you would have to stand behind it. So I'd rather ask you now than come along later with the wrong figures.

      If {{ account.name }} did something about it, what would have to be true after a year for you to say that it was right?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/stalled-first.md",
      #"""
      ---
      kind: check-in
      subject: "Something new on {{ account.topic | default: 'our conversation' }}"
      to: [decision-maker]
      requires: [fresh]
      format: text
      description: Takes up a conversation that stopped, with something that is new since.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          news: Since November the night rate is published a day ahead, so that a hall can be planned by it.
          stopped_because: the new bay took up all hands
        contact: {first_name: Noor}
        touches: [{on: 2026-06-09, kind: mail-in}]
      ---
      {% render 'partials/greeting', contact: contact %}

      {% if last_inbound.on %}We were in touch about {{ account.topic | default: "working together" }} until {{ last_inbound.on | date: "%B %Y" }}{% else %}I wrote to you about {{ account.topic | default: "working together" }} some time ago{% endif %}{% if account.stopped_because %}; then {{ account.stopped_because }}, and I left it there{% endif %}. I'm writing today because one thing has changed since:

      {{ account.news }}

      I can't judge from here whether that moves anything for you. If it does, I'll bring what we worked out up to date and send it to you, so that nobody has to start again. If it doesn't, say so, and I'll leave it at that.

      Does it change anything?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/stalled-second.md",
      #"""
      ---
      kind: check-in
      subject: "A smaller way to begin"
      to: [decision-maker]
      requires: [fresh]
      format: text
      thread: true
      description: Second mail to a stalled account; one more new fact, and a smaller first step.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
          news: Since November the night rate is published a day ahead, so that a hall can be planned by it.
        contact: {first_name: Noor}
      ---
      {% render 'partials/greeting', contact: contact %}

      One more piece of news, and then a smaller idea.

      {{ account.news }}

      The idea: perhaps what I proposed on {{ account.topic | default: "this" }} was simply too large to fit into a normal year. We could start with the one part that would tell you the most, agree beforehand what it has to show, and stop there if it doesn't. Then at least you would know, and you'd owe us nothing further.

      Which part would you pick?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "check-in/third.md",
      #"""
      ---
      kind: check-in
      subject: "Later, or somebody else?"
      to: [decision-maker]
      format: text
      thread: true
      description: Third mail to the person who decides; makes "later" and "not me" easy answers.
      preview:
        account:
          name: Harbour Mill
          topic: the power that hall 2 takes at night
        contact: {first_name: Noor}
      ---
      {% render 'partials/greeting', contact: contact %}

      I've written to you about {{ account.topic | default: "an idea for your company" }}, and from the outside I can't tell whether I have the wrong time or the wrong person. Both happen, and both are easy to put right.

      If it is the time, tell me a month and I'll keep quiet until then. If it is the person, a name or a department is plenty; I'll write to them without making it sound like an order from you. And if it is simply no, that is a good answer too.

      Which comes closest?

      Kind regards,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "partials/greeting.md",
      #"""
      {%- comment -%}
      The first line of every mail. `contact.salutation` wins where the person is not called by the first
      name ("Yamada-san", "Frau Krüger"). Where both are missing the mail is held: nobody is sent "Hello ,".
      {%- endcomment -%}
      Hello {% if contact.salutation %}{{ contact.salutation }}{% else %}{{ contact.first_name }}{% endif %},
      {%- comment -%} No line end after the comma. {%- endcomment -%}

      """#
    ),
    (
      "partials/opt-out.md",
      #"""
      {%- comment -%}
      The end of every mail to somebody outside: one sentence that a person can act on, and the address
      that the law of many countries asks for. Takes `sender`.
      {%- endcomment -%}
      If you'd rather not hear from me, reply "no thanks" and I won't write again.
      {%- if sender.postal_address %}
      {% if sender.company %}{{ sender.company }}, {% endif %}{{ sender.postal_address }}
      {%- elsif sender.company %}
      {{ sender.company }}
      {%- endif -%}

      """#
    ),
    (
      "partials/signature.md",
      #"""
      {%- comment -%}
      Who writes, in as many lines as the configuration has facts. Takes `sender`.
      {%- endcomment -%}
      {{ sender.name }}
      {%- if sender.title and sender.company %}
      {{ sender.title }}, {{ sender.company }}
      {%- elsif sender.company %}
      {{ sender.company }}
      {%- elsif sender.title %}
      {{ sender.title }}
      {%- endif %}
      {%- if sender.phone %}
      {{ sender.phone }}
      {%- endif -%}

      """#
    ),
    (
      "thank-you/delivery.md",
      #"""
      ---
      kind: thank-you
      subject: "Thank you for your side of the work"
      to: [decision-maker, influencer, end-user, stakeholder]
      format: text
      description: Thanks a client about a week after a delivery, for the work on their side of it.
      preview:
        account:
          name: Harbour Mill
          delivered_what: the meters in hall 2
          outcome: hall 2 takes a third less at night than it did in May
        contact: {first_name: Noor}
        date: 2026-11-17
      ---
      {% render 'partials/greeting', contact: contact %}

      {% if trigger.date %}On {{ trigger.date | date: "%-d %B" }}{% else %}Recently{% endif %} we handed over {{ account.delivered_what | default: "our work" }}. A job like this is also work for you: people who let us in, answered our questions and put up with us for a while. Thank you, and please pass that on to whoever carried it.
      {%- if account.outcome %}

      What we see so far: {{ account.outcome }}. If your own figures say something else, I'd like to hear it.
      {%- endif %}

      Our team still has every detail in mind. Is there anything you would like changed while that is so?

      With thanks,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "thank-you/renewal.md",
      #"""
      ---
      kind: thank-you
      subject: "Thank you for renewing"
      to: [decision-maker, influencer, stakeholder]
      format: text
      description: Thanks a client for a renewal the day after it, and asks what to do better.
      preview:
        account:
          name: Harbour Mill
          outcome: hall 2 takes a third less at night than it did in May
        contact: {first_name: Noor}
        date: 2026-11-20
      ---
      {% render 'partials/greeting', contact: contact %}

      Thank you for renewing{% if trigger.date %} on {{ trigger.date | date: "%-d %B" }}{% endif %}. I don't take it for a formality: somebody at {{ account.name }} had to look at what we cost and say yes again.
      {%- if account.outcome %}

      For anyone who asks what it is good for, the short version from our side: {{ account.outcome }}.
      {%- endif %}

      Nothing is needed from you for the new term{% if sender.phone %}, and if something goes wrong you reach me at {{ sender.phone }}{% endif %}. I'd rather use it to improve one thing that matters to you than five that don't. Which one would you choose?

      With thanks,

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
    (
      "thank-you/teammate-year-end.md",
      #"""
      ---
      kind: thank-you
      subject: "{{ account.name }}, and thank you for {{ season.year }}"
      to: [teammate]
      audience: teammates
      format: text
      description: Thanks a colleague at the end of the year for what they did for one client.
      preview:
        account:
          name: Harbour Mill
          outcome: hall 2 takes a third less at night than it did in May
          quote: Nobody had to stop a line.
        contact: {first_name: Tobe}
        date: 2026-12-15
      ---
      {% render 'partials/greeting', contact: contact %}

      When I go through what went well in {{ season.year }}, {{ account.name }} is on the list, and you are one of the reasons.
      {%- if account.outcome %} What they have today because of it: {{ account.outcome }}.
      {%- elsif account.delivered_what %} They have {{ account.delivered_what }} because of it.
      {%- endif %}
      {%- if account.quote %}

      In case nobody has passed it on, this is what they told us: "{{ account.quote }}"
      {%- endif %}

      Clients see my name on the mails and seldom yours, so I want to say it plainly: they stay because of what you do when nobody from sales is in the room.

      Thank you. Nothing to answer, and I hope the days off are really off.

      {{ sender.first_name | default: sender.name }}

      """#
    ),
    (
      "thank-you/teammate.md",
      #"""
      ---
      kind: thank-you
      subject: "Thank you for {{ account.name }}"
      to: [teammate]
      audience: teammates
      format: text
      description: Thanks a colleague who helped deliver for a client, in the client's own words where there are any.
      preview:
        account:
          name: Harbour Mill
          delivered_what: the meters in hall 2
          outcome: hall 2 takes a third less at night than it did in May
          quote: Nobody had to stop a line.
        contact: {first_name: Tobe}
        date: 2026-11-17
      ---
      {% render 'partials/greeting', contact: contact %}

      {% if trigger.date %}On {{ trigger.date | date: "%-d %B" }}{% else %}Recently{% endif %} we handed over {{ account.delivered_what | default: "the project" }} to {{ account.name }}, and you were one of those who made it happen. Thank you.
      {%- if account.quote %}

      They put it like this: "{{ account.quote }}"
      {%- endif %}
      {%- if account.outcome %}

      What it has changed for them: {{ account.outcome }}.
      {%- endif %}

      I am the one who gets to hear the thanks, and most of it belongs to you.

      Was anything in this job harder than it needed to be? Tell me, and I'll take it up before the next one starts.

      {{ sender.first_name | default: sender.name }}

      """#
    ),
    (
      "thank-you/year-end.md",
      #"""
      ---
      kind: thank-you
      subject: "Thank you for {{ season.year }}"
      to: [decision-maker, influencer, end-user, stakeholder]
      format: text
      description: Thanks a client once in the year-end season and asks for nothing.
      preview:
        account:
          name: Harbour Mill
          outcome: hall 2 takes a third less at night than it did in May
        contact: {first_name: Noor}
        date: 2026-12-15
      ---
      {% render 'partials/greeting', contact: contact %}

      Before the year closes I'd like to thank you for working with us in {{ season.year }}.
      {%- if account.outcome %} What I remember of it first: {{ account.outcome }}. That was the doing of your people at least as much as of ours.
      {%- elsif account.delivered_what %} What I remember of it first is {{ account.delivered_what }}, which was the work of your people at least as much as of ours.
      {%- else %} You gave us your time and your trust along with the order, and I noticed.
      {%- endif %}

      There is nothing to answer and nothing attached. If something on our side has bothered you this year and never seemed worth a mail, it is worth one to me, in January or whenever you like.

      I wish you and your colleagues some quiet days and a good start into the new year.

      {% render 'partials/signature', sender: sender %}

      {% render 'partials/opt-out', sender: sender %}

      """#
    ),
  ]
}
