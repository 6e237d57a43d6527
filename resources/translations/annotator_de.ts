<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Annotator</source>
        <translation>Über Annotator</translation>
    </message>
    <message>
        <source>Labels names, sentiment and stance in articles and their comments.

Free under the MIT licence. The fonts and libraries that travel with it are free as well; NOTICE.md names them and their licences. Qt {qt}. It opens no connection to the network.</source>
        <translation>Vergibt Labels für Namen, Stimmung und Haltung in Artikeln und ihren Kommentaren.

Frei unter der MIT-Lizenz. Auch die Schriften und Bibliotheken, die mitgeliefert werden, sind frei; NOTICE.md nennt sie und ihre Lizenzen. Qt {qt}. Das Programm öffnet keine Verbindung ins Netz.</translation>
    </message>
</context>
<context>
    <name>AboveCard</name>
    <message numerus="yes">
        <source>%Ln less sure hidden · show</source>
        <translation>
            <numerusform>%Ln weniger sicherer verborgen · zeigen</numerusform>
            <numerusform>%Ln weniger sichere verborgen · zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 less sure hidden · show</source>
        <translation>1 weniger sicherer verborgen · zeigen</translation>
    </message>
    <message>
        <source>Accept {count}…</source>
        <translation>{count} übernehmen …</translation>
    </message>
    <message>
        <source>All of them: {total}</source>
        <translation>Alle: {total}</translation>
    </message>
    <message>
        <source>Hide those that are less sure</source>
        <translation>Weniger sichere verbergen</translation>
    </message>
    <message>
        <source>How sure, in percent</source>
        <translation>Wie sicher, in Prozent</translation>
    </message>
    <message>
        <source>Suggestions above</source>
        <translation>Vorschläge ab</translation>
    </message>
    <message>
        <source>{percent} % and more: {above} of {total}</source>
        <translation>{percent}&#xa0;% und mehr: {above} von {total}</translation>
    </message>
</context>
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Accept {count}</source>
        <translation>{count} übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Space leaves one out; one Undo takes all back.</source>
        <translation>Die Leertaste lässt einen aus; einmal „Rückgängig“ nimmt alle zurück.</translation>
    </message>
    <message>
        <source>Suggestions that would be taken</source>
        <translation>Vorschläge, die übernommen würden</translation>
    </message>
    <message>
        <source>{count} left out, which stay as they are.</source>
        <translation>{count} ausgelassen; sie bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln Entscheidung</numerusform>
            <numerusform>%Ln Entscheidungen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 decision</source>
        <translation>1 Entscheidung</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}&#xa0;h {minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>A spaCy pipeline: en_core_web_sm, or its folder</source>
        <translation>Eine spaCy-Pipeline: en_core_web_sm oder ihr Ordner</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command that installs {name}</source>
        <translation>Befehl kopieren, der {name} installiert</translation>
    </message>
    <message>
        <source>Folder of a spaCy pipeline</source>
        <translation>Ordner einer spaCy-Pipeline</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Looking what is installed…</source>
        <translation>Es wird gesucht, was installiert ist …</translation>
    </message>
    <message>
        <source>Package or folder of a spaCy pipeline</source>
        <translation>Paket oder Ordner einer spaCy-Pipeline</translation>
    </message>
    <message>
        <source>nothing that this schema asks</source>
        <translation>nichts, wonach dieses Schema fragt</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message numerus="yes">
        <source>%Ln annotators</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln Text</numerusform>
            <numerusform>%Ln Texte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 Text</translation>
    </message>
    <message>
        <source>Both said {label}</source>
        <translation>Beide: {label}</translation>
    </message>
    <message>
        <source>Cohen’s κ</source>
        <translation>Cohens κ</translation>
    </message>
    <message>
        <source>F1, exact</source>
        <translation>F1, genau</translation>
    </message>
    <message>
        <source>F1, overlapping</source>
        <translation>F1, überlappend</translation>
    </message>
    <message>
        <source>Fleiss’ κ</source>
        <translation>Fleiss’ κ</translation>
    </message>
    <message>
        <source>Krippendorff’s α</source>
        <translation>Krippendorffs α</translation>
    </message>
    <message>
        <source>One said {row}, the other {column}</source>
        <translation>Einmal {row}, einmal {column}</translation>
    </message>
    <message>
        <source>Unitizing α</source>
        <translation>Unitizing-α</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} Antworten</translation>
    </message>
    <message>
        <source>{count} spans in common</source>
        <translation>{count} gemeinsame Textstellen</translation>
    </message>
    <message>
        <source>{count} texts with a target</source>
        <translation>{count} Texte mit einem Ziel</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{one} and {two}</source>
        <translation>{one} und {two}</translation>
    </message>
    <message>
        <source>{texts} by {annotators} · {units}</source>
        <translation>{texts} von {annotators} · {units}</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Assign threads to two people…</source>
        <translation>Threads zwei Personen zuteilen …</translation>
    </message>
    <message>
        <source>Called off; choose a question to begin again.</source>
        <translation>Abgebrochen; für einen neuen Anfang eine Frage wählen.</translation>
    </message>
    <message>
        <source>Comparing annotators</source>
        <translation>Personen werden verglichen</translation>
    </message>
    <message>
        <source>Copied; it can be pasted into a table.</source>
        <translation>Kopiert; lässt sich in eine Tabelle einfügen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Measuring part by part</source>
        <translation>Wird Teil für Teil gemessen</translation>
    </message>
    <message>
        <source>Merge a colleague’s file…</source>
        <translation>Datei einer anderen Person zusammenführen …</translation>
    </message>
    <message>
        <source>Nothing that could be compared was submitted by two people yet. Once two have submitted the same text, each for themselves, this page tells how far they agree, and where they do not.</source>
        <translation>Noch wurde nichts Vergleichbares von zwei Personen abgegeben. Sobald zwei denselben Text abgegeben haben, jede für sich, sagt diese Seite, wie weit sie übereinstimmen und wo nicht.</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Part by part</source>
        <translation>Teil für Teil</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern …</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Gespeichert als {file}</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>{name} agreement</source>
        <translation>{name} Übereinstimmung</translation>
    </message>
</context>
<context>
    <name>AnnotatePage</name>
    <message>
        <source>Go to a comment to glance at what it answers.</source>
        <translation>Zu einem Kommentar gehen, um zu sehen, worauf er antwortet.</translation>
    </message>
    <message>
        <source>Go to a label or a suggestion first; then see its history.</source>
        <translation>Erst zu einem Label oder Vorschlag gehen, dann dessen Verlauf ansehen.</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>Flagged: {reason}</source>
        <translation>Vorgemerkt: {reason}</translation>
    </message>
    <message>
        <source>Go to a span or select a text first; then give it one more label.</source>
        <translation>Erst zu einer Textstelle gehen oder Text markieren, dann ein weiteres Label vergeben.</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Projects (*.annot)</source>
        <translation>Projekte (*.annot)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
</context>
<context>
    <name>AskingForTrust</name>
    <message>
        <source>Its suggestions are switched off; the page of suggesters switches them on again.</source>
        <translation>Seine Vorschläge sind ausgeschaltet; die Seite der Vorschlagsgeber schaltet sie wieder ein.</translation>
    </message>
</context>
<context>
    <name>AssignForm</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>Diese Person hinzufügen</translation>
    </message>
    <message>
        <source>All that nobody has</source>
        <translation>Alles, was niemand hat</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Anderer Name</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuteilen</translation>
    </message>
    <message>
        <source>Assign {threads}</source>
        <translation>{threads} zuteilen</translation>
    </message>
    <message>
        <source>Choose who shall label.</source>
        <translation>Wählen, wer annotieren soll.</translation>
    </message>
    <message>
        <source>How many people get each of these</source>
        <translation>An wie viele Personen jeder davon geht</translation>
    </message>
    <message>
        <source>Percent of the threads that several get</source>
        <translation>Prozentsatz der Threads, die an mehrere gehen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed deals alike. What somebody has already stays with them.</source>
        <translation>Derselbe Startwert verteilt gleich. Was jemand schon hat, bleibt dort.</translation>
    </message>
    <message>
        <source>Those in the queue now</source>
        <translation>Jetzt in der Warteschlange</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Twice or more</source>
        <translation>Zweimal oder öfter</translation>
    </message>
    <message>
        <source>What everybody gets</source>
        <translation>Was wer bekommt</translation>
    </message>
    <message>
        <source>What several label without seeing each other’s work tells how well they agree.</source>
        <translation>Was mehrere annotieren, ohne die Arbeit der anderen zu sehen, zeigt, wie gut sie übereinstimmen.</translation>
    </message>
    <message>
        <source>gets</source>
        <translation>bekommt</translation>
    </message>
    <message>
        <source>has then</source>
        <translation>hat dann</translation>
    </message>
    <message>
        <source>of them with others</source>
        <translation>davon mit anderen</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>{share} percent of the threads go to {by} people each</source>
        <translation>{share}&#xa0;Prozent der Threads gehen an je {by} Personen</translation>
    </message>
</context>
<context>
    <name>AtPlaces</name>
    <message>
        <source>Nothing is open in this thread; {key} settles it.</source>
        <translation>In diesem Thread ist nichts offen; {key} schließt ihn ab.</translation>
    </message>
</context>
<context>
    <name>AtThread</name>
    <message>
        <source>Did again: {what}</source>
        <translation>Wiederholt: {what}</translation>
    </message>
    <message>
        <source>It is labelled so already: {what}</source>
        <translation>Hat dieses Label schon: {what}</translation>
    </message>
    <message>
        <source>Nothing is labelled in this thread yet.</source>
        <translation>In diesem Thread ist noch kein Label vergeben.</translation>
    </message>
    <message>
        <source>Nothing is open in this thread; {key} submits it.</source>
        <translation>In diesem Thread ist nichts mehr offen; {key} gibt ihn ab.</translation>
    </message>
    <message>
        <source>Undid: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>This thread is not in the project any more.</source>
        <translation>Dieser Thread ist nicht mehr im Projekt.</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message numerus="yes">
        <source>%Ln left without any.</source>
        <translation>
            <numerusform>%Ln blieb ohne Label.</numerusform>
            <numerusform>%Ln blieben ohne Label.</numerusform>
        </translation>
    </message>
    <message>
        <source>, all approved.</source>
        <translation>, alle bestätigt.</translation>
    </message>
    <message>
        <source>; Settle and next approves them.</source>
        <translation>; „Abschließen und weiter“ bestätigt sie.</translation>
    </message>
    <message>
        <source>About this thread</source>
        <translation>Zu diesem Thread</translation>
    </message>
    <message>
        <source>Accept by majority…</source>
        <translation>Nach Mehrheit übernehmen …</translation>
    </message>
    <message>
        <source>Agreed, approved as one</source>
        <translation>Übereinstimmend, zusammen bestätigt</translation>
    </message>
    <message>
        <source>Goes back to</source>
        <translation>Geht zurück an</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Look at a random 3</source>
        <translation>3 zufällige ansehen</translation>
    </message>
    <message>
        <source>Nothing so far: corrections stand on the page My corrections of whoever gets them.</source>
        <translation>Bisher nichts: Korrekturen stehen auf der Seite „Meine Korrekturen“ der Person, die sie bekommt.</translation>
    </message>
    <message>
        <source>Return the thread…</source>
        <translation>Thread zurückgeben …</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>This thread</source>
        <translation>Dieser Thread</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher es kommt</translation>
    </message>
    <message>
        <source>nothing {count}</source>
        <translation>nichts {count}</translation>
    </message>
    <message>
        <source>{labels} that all gave</source>
        <translation>{labels}, von allen vergeben</translation>
    </message>
    <message>
        <source>{labels} that both gave</source>
        <translation>{labels}, von beiden vergeben</translation>
    </message>
    <message>
        <source>{layer}, exact F1</source>
        <translation>{layer}, F1 genau</translation>
    </message>
    <message>
        <source>{layer}, α</source>
        <translation>{layer}, α</translation>
    </message>
    <message>
        <source>{layer}, κ</source>
        <translation>{layer}, κ</translation>
    </message>
    <message numerus="yes">
        <source>{name} gets %Ln corrections</source>
        <translation>
            <numerusform>{name} bekommt %Ln Korrektur</numerusform>
            <numerusform>{name} bekommt %Ln Korrekturen</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} gets 1 correction</source>
        <translation>{name} bekommt 1 Korrektur</translation>
    </message>
    <message>
        <source>{settled} of {points} settled</source>
        <translation>{settled} von {points} entschieden</translation>
    </message>
    <message>
        <source>{who}, each with its reason, on their page My corrections.</source>
        <translation>{who}, mit Grund, auf der eigenen Seite „Meine Korrekturen“.</translation>
    </message>
</context>
<context>
    <name>BlindShare</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>These threads, drawn by lot, are labelled with nothing suggested: comparing them with the others shows whether suggestions help, or lead people to agree with the machine.</source>
        <translation>In diesen ausgelosten Threads wird nichts vorgeschlagen: Der Vergleich mit den anderen zeigt, ob Vorschläge helfen oder dazu verleiten, der Maschine zuzustimmen.</translation>
    </message>
    <message>
        <source>Threads without suggestions</source>
        <translation>Threads ohne Vorschläge</translation>
    </message>
    <message>
        <source>Threads without suggestions, in percent</source>
        <translation>Threads ohne Vorschläge, in Prozent</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern …</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Labels of a span</source>
        <translation>Labels einer Textstelle</translation>
    </message>
    <message>
        <source>Letters and digits act while the text has the keyboard; F6 gives it back.</source>
        <translation>Buchstaben und Ziffern wirken, solange der Text die Tastatur hat; F6 gibt sie ihm zurück.</translation>
    </message>
    <message>
        <source>One more label on the same words</source>
        <translation>Ein weiteres Label für dieselben Wörter</translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>A colour is written as #rrggbb.</source>
        <translation>Eine Farbe wird als #rrggbb geschrieben.</translation>
    </message>
    <message>
        <source>{found} : 1</source>
        <translation>{found} : 1</translation>
    </message>
    <message>
        <source>✓ {contrast} on its paper</source>
        <translation>✓ {contrast} auf ihrem Papier</translation>
    </message>
    <message>
        <source>✗ {contrast}: a swatch needs {chip} : 1, a name {needed} : 1</source>
        <translation>✗ {contrast}: ein Farbfeld braucht {chip} : 1, ein Name {needed} : 1</translation>
    </message>
    <message>
        <source>✗ {contrast}: enough for a swatch, but a name needs {needed} : 1</source>
        <translation>✗ {contrast}: genug für ein Farbfeld, aber ein Name braucht {needed} : 1</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>%1 alone is for the thread and for typing; hold Ctrl or Alt with it.</source>
        <translation>%1 allein ist für den Thread und zum Tippen da; mit Strg oder Alt zusammen nehmen.</translation>
    </message>
    <message>
        <source>%1 gives an attribute of the span; take another.</source>
        <translation>%1 vergibt ein Attribut der Textstelle; eine andere nehmen.</translation>
    </message>
    <message>
        <source>%1 is taken: %2.</source>
        <translation>%1 ist vergeben: %2.</translation>
    </message>
    <message>
        <source>%1 is the key of the label “%2” in this project; take another.</source>
        <translation>%1 ist in diesem Projekt die Taste des Labels „%2“; eine andere nehmen.</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”; give that another one first.</source>
        <translation>%1 ist die Taste für „%2“; dafür erst eine andere wählen.</translation>
    </message>
    <message>
        <source>%1 moves or edits in texts and fields; take another.</source>
        <translation>%1 bewegt oder bearbeitet in Texten und Feldern; eine andere nehmen.</translation>
    </message>
    <message>
        <source>“%1” is no action that has a key of yours.</source>
        <translation>„%1“ ist keine Aktion, die eine eigene Taste haben kann.</translation>
    </message>
    <message>
        <source>“%1” is no key; “%2” keeps its own.</source>
        <translation>„%1“ ist keine Taste; „%2“ behält die bisherige.</translation>
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>Agreement is grey, disagreement coloured; the darker, the oftener.</source>
        <translation>Übereinstimmung ist grau, Abweichung farbig; je dunkler, desto häufiger.</translation>
    </message>
    <message>
        <source>All pairs added up</source>
        <translation>Alle Paare zusammen</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Nothing was said that could be compared.</source>
        <translation>Es gibt nichts Vergleichbares.</translation>
    </message>
    <message>
        <source>Places of the cell</source>
        <translation>Stellen der Zelle</translation>
    </message>
    <message>
        <source>Rows: whoever of two comes first by name. Columns: the other.</source>
        <translation>Zeilen: von zweien der Name, der im Alphabet zuerst kommt. Spalten: der andere.</translation>
    </message>
    <message>
        <source>Rows: {one}. Columns: {two}.</source>
        <translation>Zeilen: {one}. Spalten: {two}.</translation>
    </message>
    <message>
        <source>Who said what where another said which</source>
        <translation>Wer was sagte, wo andere anderes sagten</translation>
    </message>
    <message>
        <source>{cell}, of which the first {count}</source>
        <translation>{cell}, davon die ersten {count}</translation>
    </message>
    <message>
        <source>{name}: {label}</source>
        <translation>{name}: {label}</translation>
    </message>
</context>
<context>
    <name>ContestSheet</name>
    <message>
        <source>Contest</source>
        <translation>Beanstanden</translation>
    </message>
    <message>
        <source>Contest a correction</source>
        <translation>Korrektur beanstanden</translation>
    </message>
    <message>
        <source>The reviewer looks at it again.</source>
        <translation>Sie wird dann noch einmal geprüft.</translation>
    </message>
    <message>
        <source>Why it should be as you had it</source>
        <translation>Warum das frühere Label gelten sollte</translation>
    </message>
</context>
<context>
    <name>CorrectionCard</name>
    <message>
        <source>Acknowledge</source>
        <translation>Anerkennen</translation>
    </message>
    <message>
        <source>Contest…</source>
        <translation>Beanstanden …</translation>
    </message>
    <message>
        <source>Corrected: {change}</source>
        <translation>Korrigiert: {change}</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>Zum Text gehen</translation>
    </message>
    <message>
        <source>Guideline of {label}: {guideline}</source>
        <translation>Richtlinie von {label}: {guideline}</translation>
    </message>
    <message>
        <source>Missed: {label}</source>
        <translation>Übersehen: {label}</translation>
    </message>
    <message>
        <source>My corrections…</source>
        <translation>Meine Korrekturen …</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>≠ corrected in review</source>
        <translation>≠ in der Prüfung korrigiert</translation>
    </message>
</context>
<context>
    <name>CorrectionList</name>
    <message>
        <source>Corrections</source>
        <translation>Korrekturen</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrections</source>
        <translation>
            <numerusform>%Ln Korrektur</numerusform>
            <numerusform>%Ln Korrekturen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels were missing.</source>
        <translation>
            <numerusform>%Ln Label fehlte.</numerusform>
            <numerusform>%Ln Labels fehlten.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 correction</source>
        <translation>1 Korrektur</translation>
    </message>
    <message>
        <source>1 label was missing.</source>
        <translation>1 Label fehlte.</translation>
    </message>
    <message>
        <source>No correction is like that.</source>
        <translation>Keine Korrektur ist so.</translation>
    </message>
    <message>
        <source>No correction so far. Once a reviewer has looked at threads that you submitted, you find here what they changed, and why.</source>
        <translation>Bisher keine Korrektur. Sobald abgegebene Threads geprüft sind, steht hier, was daran geändert wurde und warum.</translation>
    </message>
    <message>
        <source>Nothing of yours was judged yet.</source>
        <translation>Noch wurde nichts davon beurteilt.</translation>
    </message>
    <message>
        <source>On this text, {time}: {note}</source>
        <translation>Zu diesem Text, {time}: {note}</translation>
    </message>
    <message>
        <source>You acknowledged it on {day}.</source>
        <translation>Am {day} anerkannt.</translation>
    </message>
    <message>
        <source>You contested it on {day}: {note}</source>
        <translation>Am {day} beanstandet: {note}</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>anerkannt</translation>
    </message>
    <message>
        <source>contested</source>
        <translation>beanstandet</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>übersehen</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>nothing toward it</source>
        <translation>keine Haltung dazu</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation>aus {before} wird {after}</translation>
    </message>
    <message>
        <source>{count} missed</source>
        <translation>{count} übersehen</translation>
    </message>
    <message>
        <source>{name} on this text, {time}: {note}</source>
        <translation>{name} zu diesem Text, {time}: {note}</translation>
    </message>
    <message>
        <source>{share} of {judged}</source>
        <translation>{share} von {judged}</translation>
    </message>
    <message>
        <source>{share} of {judged} judged label was right.</source>
        <translation>{share} von {judged} beurteilten Label waren richtig.</translation>
    </message>
    <message>
        <source>{share} of {judged} judged labels were right.</source>
        <translation>{share} von {judged} beurteilten Labels waren richtig.</translation>
    </message>
    <message>
        <source>{shown} of {corrections}</source>
        <translation>{shown} von {corrections}</translation>
    </message>
</context>
<context>
    <name>CorrectionsButton</name>
    <message>
        <source>What a reviewer changed of yours, and you have not answered yet.</source>
        <translation>Was in der Prüfung an eigenen Labels geändert wurde und noch ohne Antwort ist.</translation>
    </message>
</context>
<context>
    <name>CorrectionsPage</name>
    <message numerus="yes">
        <source>A reviewer changed %Ln of them meanwhile; look at them again.</source>
        <translation>
            <numerusform>%Ln davon wurde inzwischen in der Prüfung geändert; noch einmal ansehen.</numerusform>
            <numerusform>%Ln davon wurden inzwischen in der Prüfung geändert; noch einmal ansehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A reviewer changed 1 of them meanwhile; look at it again.</source>
        <translation>Eine davon wurde inzwischen in der Prüfung geändert; noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Acknowledge all shown</source>
        <translation>Alle gezeigten anerkennen</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Anerkannt</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledged %Ln corrections; Undo takes it back.</source>
        <translation>
            <numerusform>%Ln Korrektur anerkannt; Rückgängig nimmt es zurück.</numerusform>
            <numerusform>%Ln Korrekturen anerkannt; Rückgängig nimmt es zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Jedes Label</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Jeder Grund</translation>
    </message>
    <message>
        <source>Any week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>Beanstandet</translation>
    </message>
    <message>
        <source>How much was right</source>
        <translation>Wie viel richtig war</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>My corrections</source>
        <translation>Meine Korrekturen</translation>
    </message>
    <message>
        <source>No reason</source>
        <translation>Kein Grund</translation>
    </message>
    <message>
        <source>Of what reviewers looked at, by the week in which you submitted the text.</source>
        <translation>Vom Geprüften, nach der Woche, in der der Text abgegeben wurde.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Reading corrections</source>
        <translation>Korrekturen werden gelesen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>This correction</source>
        <translation>Diese Korrektur</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Week of {day}</source>
        <translation>Woche vom {day}</translation>
    </message>
</context>
<context>
    <name>CsvPreview</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import terms</source>
        <translation>Begriffe importieren</translation>
    </message>
    <message numerus="yes">
        <source>List %Ln terms</source>
        <translation>
            <numerusform>%Ln Begriff aufnehmen</numerusform>
            <numerusform>%Ln Begriffe aufnehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>List 1 term</source>
        <translation>1 Begriff aufnehmen</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Zeilen der Datei</translation>
    </message>
    <message>
        <source>{new} new · {known} listed already · {repeated} said twice in the file · {refused} refused</source>
        <translation>{new} neu · {known} schon aufgenommen · {repeated} doppelt in der Datei · {refused} abgewiesen</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Decided anew: {what}. {key} takes it back.</source>
        <translation>Neu entschieden: {what}. {key} nimmt es zurück.</translation>
    </message>
    <message>
        <source>Go to a difference first.</source>
        <translation>Erst zu einem Unterschied gehen.</translation>
    </message>
    <message>
        <source>Go to a label first.</source>
        <translation>Erst zu einem Label gehen.</translation>
    </message>
    <message>
        <source>Go to a label or select a text first.</source>
        <translation>Erst zu einem Label gehen oder Text markieren.</translation>
    </message>
    <message>
        <source>Take one of them, or select what is right and press a label’s key.</source>
        <translation>Eines davon nehmen, oder das Richtige markieren und die Taste eines Labels drücken.</translation>
    </message>
    <message>
        <source>There is nothing here to take away; {key} says that this is right.</source>
        <translation>Hier ist nichts wegzunehmen; {key} sagt, dass das richtig ist.</translation>
    </message>
    <message>
        <source>They differ here: take one with Ctrl and its number, or press {key}.</source>
        <translation>Hier gehen sie auseinander: eines mit Strg und seiner Nummer nehmen, oder {key} drücken.</translation>
    </message>
    <message>
        <source>This thread is open again.</source>
        <translation>Dieser Thread ist wieder offen.</translation>
    </message>
    <message>
        <source>{name} did not submit this text.</source>
        <translation>{name} hat diesen Text nicht abgegeben.</translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>All wrong…</source>
        <translation>Alle falsch …</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Both wrong…</source>
        <translation>Beide falsch …</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Guideline: {text}</source>
        <translation>Richtlinie: {text}</translation>
    </message>
    <message>
        <source>It stands</source>
        <translation>Es gilt</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier nichts</translation>
    </message>
    <message>
        <source>Reason for {what}, decided last</source>
        <translation>Grund zu {what}, zuletzt entschieden</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Select what is right and press a label’s key; {key} says nothing is.</source>
        <translation>Das Richtige markieren und die Taste eines Labels drücken; {key} sagt, dass nichts richtig ist.</translation>
    </message>
    <message>
        <source>Settle and next</source>
        <translation>Abschließen und weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take {letters}</source>
        <translation>{letters} nehmen</translation>
    </message>
</context>
<context>
    <name>Defects</name>
    <message>
        <source>The program made a mistake and could not write down which; what is saved stays saved.</source>
        <translation>Das Programm hat einen Fehler gemacht und konnte nicht festhalten, welchen; was gespeichert ist, bleibt gespeichert.</translation>
    </message>
    <message>
        <source>The program made a mistake; what is saved stays saved. This file says what happened: {file}</source>
        <translation>Das Programm hat einen Fehler gemacht; was gespeichert ist, bleibt gespeichert. Diese Datei beschreibt, was geschah: {file}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The tokenizer has stopped; words are found by their letters for now.</source>
        <translation>Die Tokenisierung ist ausgefallen; Wörter werden vorerst an ihren Buchstaben erkannt.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>This thread is not in the project any more.</source>
        <translation>Dieser Thread ist nicht mehr im Projekt.</translation>
    </message>
</context>
<context>
    <name>DropQuestion</name>
    <message numerus="yes">
        <source>Merge or open these %Ln files?</source>
        <translation>
            <numerusform>Diese %Ln Datei zusammenführen oder öffnen?</numerusform>
            <numerusform>Diese %Ln Dateien zusammenführen oder öffnen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge or open {file}?</source>
        <translation>{file} zusammenführen oder öffnen?</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen …</translation>
    </message>
    <message>
        <source>Merging brings what was done in it into “{project}”; you see beforehand what that is.</source>
        <translation>Zusammenführen holt, was darin getan wurde, nach „{project}“; was das ist, ist vorher zu sehen.</translation>
    </message>
    <message>
        <source>Merging brings what was done in them into “{project}”; you see beforehand what that is.</source>
        <translation>Zusammenführen holt, was in ihnen getan wurde, nach „{project}“; was das ist, ist vorher zu sehen.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the first</source>
        <translation>Die erste öffnen</translation>
    </message>
    <message>
        <source>Opening closes “{project}” and shows the other project.</source>
        <translation>Öffnen schließt „{project}“ und zeigt das andere Projekt.</translation>
    </message>
</context>
<context>
    <name>EarlierImports</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln ausgelassen</numerusform>
            <numerusform>%Ln ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>Add as a document</source>
        <translation>Als Dokument aufnehmen</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Frühere Importe</translation>
    </message>
    <message>
        <source>Hide left out</source>
        <translation>Ausgelassenes verbergen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the import of {when}</source>
        <translation>Den Import vom {when} entfernen</translation>
    </message>
    <message>
        <source>Takes its documents out of the project. Undo brings them back.</source>
        <translation>Nimmt seine Dokumente aus dem Projekt. „Rückgängig“ bringt sie zurück.</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>{count} annotations looked at</source>
        <translation>{count} Annotationen angesehen</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Choose a thread</source>
        <translation>Einen Thread wählen</translation>
    </message>
    <message>
        <source>Every thread is submitted. Any of them can be opened again from the queue.</source>
        <translation>Jeder Thread ist abgegeben. Aus der Warteschlange lässt sich jeder wieder öffnen.</translation>
    </message>
    <message>
        <source>Import articles with their comments, and they stand in the queue.</source>
        <translation>Artikel mit ihren Kommentaren importieren, dann stehen sie in der Warteschlange.</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren …</translation>
    </message>
    <message>
        <source>Nothing to read yet</source>
        <translation>Noch nichts zu lesen</translation>
    </message>
    <message>
        <source>Open one from the queue on the left.</source>
        <translation>Links in der Warteschlange einen öffnen.</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Projects (*.annot)</source>
        <translation>Projekte (*.annot)</translation>
    </message>
    <message>
        <source>Reading the labels…</source>
        <translation>Labels werden gelesen …</translation>
    </message>
    <message>
        <source>The labels that these files hold.</source>
        <translation>Die Labels, die in diesen Dateien sind.</translation>
    </message>
</context>
<context>
    <name>EverywherePanel</name>
    <message>
        <source>Inside words too</source>
        <translation>Auch im Wortinneren</translation>
    </message>
    <message>
        <source>Label as</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label to give</source>
        <translation>Zu vergebendes Label</translation>
    </message>
    <message>
        <source>Label {count}</source>
        <translation>{count} Label vergeben</translation>
    </message>
    <message>
        <source>Label {places}</source>
        <translation>{places}: Label vergeben</translation>
    </message>
    <message>
        <source>Labelled {label} “{text}” ×{count}; one Undo takes all back.</source>
        <translation>{label} an „{text}“ vergeben ×{count}; einmal „Rückgängig“ nimmt alle zurück.</translation>
    </message>
    <message>
        <source>Labelled {label} “{text}” ×{count}; {skipped} had a label by then.</source>
        <translation>{label} an „{text}“ vergeben ×{count}; {skipped} hatten inzwischen ein Label.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>No place without a label</source>
        <translation>Keine Stelle ohne Label</translation>
    </message>
    <message>
        <source>Places of this text</source>
        <translation>Stellen dieses Textes</translation>
    </message>
    <message>
        <source>Same case only</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>This thread</source>
        <translation>Dieser Thread</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Whole project</source>
        <translation>Ganzes Projekt</translation>
    </message>
    <message>
        <source>stopped before the end</source>
        <translation>vor dem Ende angehalten</translation>
    </message>
    <message>
        <source>{count} labelled already</source>
        <translation>{count} schon mit Label</translation>
    </message>
</context>
<context>
    <name>ExportOptionsForm</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Authors of texts</source>
        <translation>Verfasser der Texte</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose at least one layer.</source>
        <translation>Mindestens eine Ebene wählen.</translation>
    </message>
    <message>
        <source>Choose the folder to write to</source>
        <translation>Zielordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Everybody keeps their pseudonym in all exports of this project. Names inside texts stay.</source>
        <translation>Jede Person behält ihr Pseudonym in allen Exporten dieses Projekts. Namen in den Texten bleiben.</translation>
    </message>
    <message>
        <source>Labels, states, agreement, names</source>
        <translation>Labels, Stände, Übereinstimmung, Namen</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>More choices</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>Pseudonyms for</source>
        <translation>Pseudonyme für</translation>
    </message>
    <message>
        <source>no losses</source>
        <translation>ohne Verluste</translation>
    </message>
    <message>
        <source>pseudonyms</source>
        <translation>Pseudonyme</translation>
    </message>
    <message>
        <source>Folder or file to write to</source>
        <translation>Zielordner oder Zieldatei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Labels of</source>
        <translation>Labels von</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>One annotator</source>
        <translation>Eine Person</translation>
    </message>
    <message>
        <source>Refuse to write what the format cannot hold</source>
        <translation>Nur schreiben, wenn nichts verloren geht</translation>
    </message>
    <message>
        <source>Say where the files shall go.</source>
        <translation>Angeben, wohin die Dateien sollen.</translation>
    </message>
    <message>
        <source>Several people have labelled here; choose whose labels go out.</source>
        <translation>Hier haben mehrere Personen Labels vergeben; wählen, wessen Labels hinausgehen.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>Counted for the first {count} threads.</source>
        <translation>Gezählt für die ersten {count} Threads.</translation>
    </message>
    <message>
        <source>Counting was stopped; the numbers are not those of these choices.</source>
        <translation>Das Zählen wurde angehalten; die Zahlen gehören nicht zu dieser Auswahl.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Export a training set</source>
        <translation>Trainingsdaten exportieren</translation>
    </message>
    <message>
        <source>Looking for articles that say nearly the same…</source>
        <translation>Artikel, die fast dasselbe sagen, werden gesucht …</translation>
    </message>
    <message>
        <source>No gold label is in this set; only texts would be written.</source>
        <translation>In dieser Auswahl ist kein Gold-Label; es würden nur Texte geschrieben.</translation>
    </message>
    <message>
        <source>No label is in this set; only texts would be written.</source>
        <translation>In dieser Auswahl ist kein Label; es würden nur Texte geschrieben.</translation>
    </message>
    <message>
        <source>No label of {name} is in this set; only texts would be written.</source>
        <translation>In dieser Auswahl ist kein Label von {name}; es würden nur Texte geschrieben.</translation>
    </message>
    <message>
        <source>Nothing: the format holds every label.</source>
        <translation>Nichts: Das Format fasst jedes Label.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Angehalten; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The defaults are right for most trainings.</source>
        <translation>Die Vorgaben passen für die meisten Trainings.</translation>
    </message>
    <message>
        <source>What this format cannot hold</source>
        <translation>Was dieses Format nicht fassen kann</translation>
    </message>
    <message>
        <source>What your choices leave out</source>
        <translation>Was diese Auswahl auslässt</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message numerus="yes">
        <source>Write %Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument schreiben</numerusform>
            <numerusform>%Ln Dokumente schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Write 1 document</source>
        <translation>1 Dokument schreiben</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Written: {documents} to {names} in {folder}</source>
        <translation>Geschrieben: {documents} nach {names} in {folder}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln lines more</source>
        <translation>
            <numerusform>und %Ln weitere Zeile</numerusform>
            <numerusform>und %Ln weitere Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>and 1 line more</source>
        <translation>und 1 weitere Zeile</translation>
    </message>
</context>
<context>
    <name>ExportPreviewView</name>
    <message>
        <source>As it will be written</source>
        <translation>So wird es geschrieben</translation>
    </message>
    <message>
        <source>Nothing: these choices leave no document.</source>
        <translation>Nichts: Diese Auswahl lässt kein Dokument übrig.</translation>
    </message>
    <message>
        <source>Shortened here: ids, long texts and lists are cut, empty fields left out.</source>
        <translation>Hier gekürzt: IDs, lange Texte und Listen sind beschnitten, leere Felder ausgelassen.</translation>
    </message>
    <message>
        <source>The first lines</source>
        <translation>Die ersten Zeilen</translation>
    </message>
    <message>
        <source>This format is for programs: there is nothing in it to read. What goes out is counted below.</source>
        <translation>Dieses Format ist für Programme: Darin ist nichts zu lesen. Was hinausgeht, ist unten gezählt.</translation>
    </message>
    <message>
        <source>What each split holds</source>
        <translation>Was jeder Teil enthält</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Drop files or folders here</source>
        <translation>Dateien oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Dateien und Ordner</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Text pages, web pages (HTML), tables (CSV), JSONL, and files of other tools; as zip or gzip, too.</source>
        <translation>Textseiten, Webseiten (HTML), Tabellen (CSV), JSONL und Dateien anderer Programme; auch als zip oder gzip.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileTable</name>
    <message>
        <source>articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>authors</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
</context>
<context>
    <name>FilterRows</name>
    <message>
        <source>Adjudicated</source>
        <translation>Adjudiziert</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All labels of this layer</source>
        <translation>Alle Labels dieser Ebene</translation>
    </message>
    <message>
        <source>Also what fewer than two submitted</source>
        <translation>Auch mit weniger als zwei Abgaben</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Jede</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At least so much agreement</source>
        <translation>Mindestens so viel Übereinstimmung</translation>
    </message>
    <message>
        <source>Choose at least one state.</source>
        <translation>Mindestens einen Stand wählen.</translation>
    </message>
    <message>
        <source>Documents without labels</source>
        <translation>Dokumente ohne Labels</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Layer of the labels</source>
        <translation>Ebene der Labels</translation>
    </message>
    <message>
        <source>Least agreement, percent</source>
        <translation>Mindeste Übereinstimmung, Prozent</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None of the labels of this layer</source>
        <translation>Keines der Labels dieser Ebene</translation>
    </message>
    <message>
        <source>Of all labels that the annotators who submitted a document gave, the share that the others gave too (F1, averaged over pairs). Documents below stay out.</source>
        <translation>Von den Labels aller, die ein Dokument abgegeben haben, der Anteil, den auch die anderen vergeben haben (F1, Mittel über Paare). Dokumente darunter bleiben draußen.</translation>
    </message>
    <message>
        <source>Refused suggestions</source>
        <translation>Abgelehnte Vorschläge</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Stände</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>The share of the annotators who submitted a document that gave the same label. Labels below stay out.</source>
        <translation>Unter denen, die ein Dokument abgegeben haben, der Anteil derer, die dasselbe Label vergeben haben. Labels darunter bleiben draußen.</translation>
    </message>
    <message>
        <source>Whatever the agreement</source>
        <translation>Jede Übereinstimmung</translation>
    </message>
    <message>
        <source>Write also</source>
        <translation>Auch schreiben</translation>
    </message>
    <message>
        <source>agreement from {percent} %</source>
        <translation>Übereinstimmung ab {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>no documents without labels</source>
        <translation>nur mit Labels</translation>
    </message>
    <message>
        <source>no refused suggestions</source>
        <translation>nichts Abgelehntes</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>Prozent</translation>
    </message>
    <message numerus="yes">
        <source>without %Ln labels</source>
        <translation>
            <numerusform>ohne %Ln Label</numerusform>
            <numerusform>ohne %Ln Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>without 1 label</source>
        <translation>ohne 1 Label</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Accepted</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Accepted, then edited</source>
        <translation>Übernommen, dann bearbeitet</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Jedes Label</translation>
    </message>
    <message>
        <source>Any origin</source>
        <translation>Jede Herkunft</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Anybody’s</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter leeren</translation>
    </message>
    <message>
        <source>Find labels that contain the text</source>
        <translation>Labels finden, die den Text enthalten</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Flagged texts only</source>
        <translation>Nur vorgemerkte Texte</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30&#xa0;Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7&#xa0;Tage</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Since yesterday</source>
        <translation>Seit gestern</translation>
    </message>
    <message>
        <source>State of the text</source>
        <translation>Stand des Textes</translation>
    </message>
    <message>
        <source>Text that is labelled</source>
        <translation>Text mit Label</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>When it was labelled</source>
        <translation>Wann das Label vergeben wurde</translation>
    </message>
    <message>
        <source>Where the label is from</source>
        <translation>Woher das Label kommt</translation>
    </message>
    <message>
        <source>Whose labels</source>
        <translation>Wessen Labels</translation>
    </message>
    <message>
        <source>or part of it</source>
        <translation>oder ein Teil davon</translation>
    </message>
    <message>
        <source>{layer}: any</source>
        <translation>{layer}: alle</translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>Find in all texts</source>
        <translation>In allen Texten suchen</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Also where you have not begun</source>
        <translation>Auch in nicht begonnenen Texten</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Labelled at least so often</source>
        <translation>Mindestzahl vergebener Labels</translation>
    </message>
    <message>
        <source>Labelled differently</source>
        <translation>Uneinheitlich</translation>
    </message>
    <message>
        <source>Labelled here, missed there</source>
        <translation>Hier mit, dort ohne</translation>
    </message>
    <message>
        <source>No text that you labelled so often stands anywhere without a label.</source>
        <translation>Kein Text, der so oft ein Label hat, steht irgendwo ohne Label.</translation>
    </message>
    <message>
        <source>Texts labelled differently</source>
        <translation>Uneinheitlich vergebene Labels</translation>
    </message>
    <message>
        <source>Texts labelled here, missed there</source>
        <translation>Texte, hier mit und dort ohne Label</translation>
    </message>
    <message>
        <source>Texts of yours that have two labels or more in one layer. Tick what is wrong, then label it.</source>
        <translation>Eigene Texte, die in einer Ebene zwei oder mehr Labels haben. Falsche ankreuzen, dann das Label vergeben.</translation>
    </message>
    <message>
        <source>Texts that you labelled, and the places where they have no label.</source>
        <translation>Texte mit eigenem Label und die Stellen, an denen sie keines haben.</translation>
    </message>
    <message>
        <source>You gave every text one label throughout.</source>
        <translation>Jeder Text hat durchgehend ein Label.</translation>
    </message>
    <message>
        <source>labelled at least</source>
        <translation>Label mindestens</translation>
    </message>
    <message>
        <source>{text} everywhere</source>
        <translation>{text} überall</translation>
    </message>
</context>
<context>
    <name>FlagDialog</name>
    <message>
        <source>Because: {text}</source>
        <translation>Weil: {text}</translation>
    </message>
    <message>
        <source>Choose or type a reason</source>
        <translation>Grund wählen oder eingeben</translation>
    </message>
    <message>
        <source>Flag this thread</source>
        <translation>Diesen Thread vormerken</translation>
    </message>
    <message>
        <source>disturbing content</source>
        <translation>verstörender Inhalt</translation>
    </message>
    <message>
        <source>not sure how to label it</source>
        <translation>unklar, welches Label passt</translation>
    </message>
    <message>
        <source>the guideline does not cover it</source>
        <translation>die Richtlinie deckt es nicht ab</translation>
    </message>
    <message>
        <source>the same as another thread</source>
        <translation>derselbe wie ein anderer Thread</translation>
    </message>
    <message>
        <source>wrong page or broken text</source>
        <translation>falsche Seite oder kaputter Text</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget what {agent} suggested?</source>
        <translation>Vergessen, was {agent} vorgeschlagen hat?</translation>
    </message>
    <message>
        <source>It has suggested nothing that is still here.</source>
        <translation>Er hat nichts vorgeschlagen, was noch da ist.</translation>
    </message>
    <message>
        <source>It is turned off, too: it would say the same again.</source>
        <translation>Er wird auch ausgeschaltet, sonst schlüge er dasselbe wieder vor.</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Streichen</translation>
    </message>
    <message>
        <source>Take {agent} off the list?</source>
        <translation>{agent} von der Liste streichen?</translation>
    </message>
    <message>
        <source>What people decided stays as it is, with where it came from: {count} decisions on these.</source>
        <translation>Was Menschen entschieden haben, bleibt samt seiner Herkunft: {count} Entscheidungen hierzu.</translation>
    </message>
    <message>
        <source>{suggestions} go, {waiting} of them not decided yet.</source>
        <translation>Es entfallen: {suggestions}, davon {waiting} noch nicht entschieden.</translation>
    </message>
</context>
<context>
    <name>FormatTitles</name>
    <message>
        <source>Hugging Face, all in one table (Parquet)</source>
        <translation>Hugging Face, alles (Parquet)</translation>
    </message>
    <message>
        <source>Hugging Face, texts</source>
        <translation>Hugging Face, Texte</translation>
    </message>
    <message>
        <source>Hugging Face, tokens</source>
        <translation>Hugging Face, Token</translation>
    </message>
    <message>
        <source>JSON lines, with everything</source>
        <translation>JSON-Zeilen, mit allem</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Table of stances (SemEval)</source>
        <translation>Tabelle der Haltungen (SemEval)</translation>
    </message>
    <message>
        <source>Text pages</source>
        <translation>Textseiten</translation>
    </message>
    <message>
        <source>Web pages (HTML)</source>
        <translation>Webseiten (HTML)</translation>
    </message>
</context>
<context>
    <name>GazetteerPage</name>
    <message numerus="yes">
        <source>%Ln terms</source>
        <translation>
            <numerusform>%Ln Begriff</numerusform>
            <numerusform>%Ln Begriffe</numerusform>
        </translation>
    </message>
    <message>
        <source>1 term</source>
        <translation>1 Begriff</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Back to the thread</source>
        <translation>Zurück zum Thread</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren …</translation>
    </message>
    <message>
        <source>Export terms</source>
        <translation>Begriffe exportieren</translation>
    </message>
    <message>
        <source>Import CSV…</source>
        <translation>CSV importieren …</translation>
    </message>
    <message>
        <source>Import terms</source>
        <translation>Begriffe importieren</translation>
    </message>
    <message>
        <source>Nothing is listed yet. Write a term at the right, import a table, or press {key} at a name in a thread: what is listed is suggested wherever it stands.</source>
        <translation>Noch nichts aufgenommen. Rechts einen Begriff eingeben, eine Tabelle importieren oder im Thread bei einem Namen {key} drücken: Was in der Liste steht, wird überall vorgeschlagen, wo es vorkommt.</translation>
    </message>
    <message>
        <source>Only this label</source>
        <translation>Nur dieses Label</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Liste durchsuchen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Tabellen (*.csv *.tsv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Terms and patterns</source>
        <translation>Begriffe und Muster</translation>
    </message>
    <message>
        <source>This is listed already.</source>
        <translation>Das steht schon in der Liste.</translation>
    </message>
    <message>
        <source>Two labels for one text</source>
        <translation>Zwei Labels für einen Text</translation>
    </message>
    <message>
        <source>Two labels for one text: {n}</source>
        <translation>Zwei Labels für einen Text: {n}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} von {total}</translation>
    </message>
    <message>
        <source>{count} of {total} selected</source>
        <translation>{count} von {total} ausgewählt</translation>
    </message>
    <message>
        <source>{count} terms are written to {file}.</source>
        <translation>{count} Begriffe stehen in {file}.</translation>
    </message>
</context>
<context>
    <name>GivingBack</name>
    <message>
        <source>It is in progress again there; what was decided stays.</source>
        <translation>Dort ist er wieder in Arbeit; was entschieden wurde, bleibt.</translation>
    </message>
    <message>
        <source>Note to the annotator</source>
        <translation>Notiz dazu</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Return the thread</source>
        <translation>Thread zurückgeben</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>GuidelineCard</name>
    <message>
        <source>**No:** {examples}.</source>
        <translation>**Nein:** {examples}.</translation>
    </message>
    <message>
        <source>**Yes:** {examples}.</source>
        <translation>**Ja:** {examples}.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the guideline of {name}</source>
        <translation>Richtlinie zu {name} bearbeiten</translation>
    </message>
    <message>
        <source>Guideline · {name}</source>
        <translation>Richtlinie · {name}</translation>
    </message>
</context>
<context>
    <name>GuidelineEditor</name>
    <message>
        <source>As it is read beside the thread</source>
        <translation>So ist sie neben dem Thread zu lesen</translation>
    </message>
    <message>
        <source>Examples that are not, a line each</source>
        <translation>Beispiele, die keine sind, je Zeile eines</translation>
    </message>
    <message>
        <source>Examples that are one, a line each</source>
        <translation>Beispiele, die passen, je Zeile eines</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Guideline, in Markdown</source>
        <translation>Richtlinie, in Markdown</translation>
    </message>
    <message>
        <source>No, a line each</source>
        <translation>Nein, je Zeile eines</translation>
    </message>
    <message>
        <source>Nothing is written yet. What stands here is shown beside the thread.</source>
        <translation>Noch steht hier nichts. Was hier steht, wird neben dem Thread gezeigt.</translation>
    </message>
    <message>
        <source>Yes, a line each</source>
        <translation>Ja, je Zeile eines</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln Konflikt</numerusform>
            <numerusform>%Ln Konflikte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Label</numerusform>
            <numerusform>%Ln Labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdicts on their labels</source>
        <translation>
            <numerusform>%Ln Urteil über diese Labels</numerusform>
            <numerusform>%Ln Urteile über diese Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 Konflikt</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>1 verdict on their labels</source>
        <translation>1 Urteil über diese Labels</translation>
    </message>
    <message>
        <source>Both stay; they overlap where the layer allows none.</source>
        <translation>Beide bleiben; sie überlappen, wo die Ebene das nicht zulässt.</translation>
    </message>
    <message>
        <source>Both would stay; they overlap where the layer allows none.</source>
        <translation>Beide würden bleiben; sie überlappen, wo die Ebene das nicht zulässt.</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Nothing new: all of it is here already</source>
        <translation>Nichts Neues: Alles ist schon da</translation>
    </message>
    <message>
        <source>What came is later and stands now.</source>
        <translation>Was kam, ist später und gilt jetzt.</translation>
    </message>
    <message>
        <source>What comes is later and would stand.</source>
        <translation>Was kommt, ist später und würde gelten.</translation>
    </message>
    <message>
        <source>What is here is later and would stay.</source>
        <translation>Was hier ist, ist später und würde bleiben.</translation>
    </message>
    <message>
        <source>What was here is later and stays.</source>
        <translation>Was hier war, ist später und bleibt.</translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation>adjudiziert</translation>
    </message>
    <message>
        <source>answer to a verdict</source>
        <translation>Antwort auf ein Urteil</translation>
    </message>
    <message>
        <source>assignment</source>
        <translation>Zuteilung</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Vormerkung</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>no flag</source>
        <translation>keine Vormerkung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>refusal</source>
        <translation>Ablehnung</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>weggenommen</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation>{count} hinzugefügt</translation>
    </message>
    <message>
        <source>{count} updated</source>
        <translation>{count} geändert</translation>
    </message>
    <message>
        <source>{documents} that were not here</source>
        <translation>{documents} bisher nicht hier</translation>
    </message>
    <message>
        <source>{files}: another project, and no text of it is here. Merge only if its texts are to become a part of this project; the title of the schema stays.</source>
        <translation>{files}: ein anderes Projekt, und kein Text davon ist hier. Nur zusammenführen, wenn seine Texte Teil dieses Projekts werden sollen; der Titel des Schemas bleibt.</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>blind: names appear once all is decided</source>
        <translation>blind: Namen erscheinen, sobald alles entschieden ist</translation>
    </message>
    <message>
        <source>one annotator</source>
        <translation>eine Person</translation>
    </message>
    <message>
        <source>● Settled</source>
        <translation>● Abgeschlossen</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message numerus="yes">
        <source>%n questions open</source>
        <translation>
            <numerusform>%n Frage offen</numerusform>
            <numerusform>%n Fragen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 question open</source>
        <translation>1 Frage offen</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Submit and next</source>
        <translation>Abgeben und weiter</translation>
    </message>
    <message>
        <source>Take the flag away</source>
        <translation>Vormerkung aufheben</translation>
    </message>
    <message>
        <source>{suggestions} left</source>
        <translation>noch {suggestions}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln acts of yours since {time}</source>
        <translation>
            <numerusform>%Ln eigener Schritt seit {time}</numerusform>
            <numerusform>%Ln eigene Schritte seit {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change</source>
        <translation>
            <numerusform>%Ln ändert sich</numerusform>
            <numerusform>%Ln ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln come back</source>
        <translation>
            <numerusform>%Ln kommt zurück</numerusform>
            <numerusform>%Ln kommen zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels go</source>
        <translation>
            <numerusform>%Ln Label entfällt</numerusform>
            <numerusform>%Ln Labels entfallen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 act of yours of {time}</source>
        <translation>1 eigener Schritt von {time}</translation>
    </message>
    <message>
        <source>1 changes</source>
        <translation>1 ändert sich</translation>
    </message>
    <message>
        <source>1 comes back</source>
        <translation>1 kommt zurück</translation>
    </message>
    <message>
        <source>1 label goes</source>
        <translation>1 Label entfällt</translation>
    </message>
    <message>
        <source>Takes back {acts}</source>
        <translation>Nimmt zurück: {acts}</translation>
    </message>
    <message>
        <source>This is how it is now: nothing of yours came after it.</source>
        <translation>So ist es jetzt: Danach kam kein eigener Schritt.</translation>
    </message>
    <message>
        <source>you</source>
        <translation>ich</translation>
    </message>
    <message numerus="yes">
        <source>{said} What %Ln of them did in other threads stays.</source>
        <translation>
            <numerusform>{said} Was %Ln davon in anderen Threads bewirkt hat, bleibt.</numerusform>
            <numerusform>{said} Was %Ln davon in anderen Threads bewirkt haben, bleibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{said} What one of them did in other threads stays.</source>
        <translation>{said} Was einer davon in anderen Threads bewirkt hat, bleibt.</translation>
    </message>
    <message>
        <source>{taken}: they come to nothing.</source>
        <translation>{taken}; zusammen ändern sie nichts.</translation>
    </message>
    <message>
        <source>{who} did again: {what}</source>
        <translation>{who}: wiederholt: {what}</translation>
    </message>
    <message>
        <source>{who} imported labels</source>
        <translation>{who}: Labels importiert</translation>
    </message>
    <message>
        <source>{who} merged files with changes to this thread</source>
        <translation>{who}: Dateien mit Änderungen an diesem Thread zusammengeführt</translation>
    </message>
    <message>
        <source>{who} undid: {what}</source>
        <translation>{who}: rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>{who} {told}</source>
        <translation>{who}: {told}</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Before anything was done here</source>
        <translation>Bevor hier etwas getan wurde</translation>
    </message>
    <message>
        <source>Choose the last thing that shall stand; what you did after it is taken back.</source>
        <translation>Das Letzte wählen, was bleiben soll; eigene spätere Schritte werden zurückgenommen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Go back to here</source>
        <translation>Bis hierher zurück</translation>
    </message>
    <message>
        <source>History of this thread</source>
        <translation>Verlauf dieses Threads</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>Was geschah, das Neueste zuerst</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>All of the history</source>
        <translation>Ganzer Verlauf</translation>
    </message>
    <message>
        <source>All…</source>
        <translation>Alles …</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>IdentityPopover</name>
    <message>
        <source>Another name</source>
        <translation>Anderer Name</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>{name} umbenennen …</translation>
    </message>
    <message>
        <source>Who annotates</source>
        <translation>Wer annotiert</translation>
    </message>
    <message>
        <source>{name}, annotates now</source>
        <translation>{name}, annotiert gerade</translation>
    </message>
    <message>
        <source>✓  {name}</source>
        <translation>✓  {name}</translation>
    </message>
</context>
<context>
    <name>ImportOptionsForm</name>
    <message>
        <source>As the file says</source>
        <translation>Laut Datei</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Code points</source>
        <translation>Codepoints</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Graphemes</source>
        <translation>Grapheme</translation>
    </message>
    <message>
        <source>UTF-16 units</source>
        <translation>UTF-16-Einheiten</translation>
    </message>
    <message>
        <source>Labels in them</source>
        <translation>Labels darin</translation>
    </message>
    <message>
        <source>Labels that come along</source>
        <translation>Mitgelieferte Labels</translation>
    </message>
    <message>
        <source>Name of the annotator</source>
        <translation>Name der annotierenden Person</translation>
    </message>
    <message>
        <source>Name of the suggester</source>
        <translation>Name des Vorschlagsgebers</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>One annotator’s</source>
        <translation>Einer Person</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>The columns of {file}; other tables are read alike. What none takes is kept beside.</source>
        <translation>Die Spalten von {file}; andere Tabellen werden ebenso gelesen. Was keine aufnimmt, wird daneben aufbewahrt.</translation>
    </message>
    <message>
        <source>Whose labels they are</source>
        <translation>Wessen Labels es sind</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument importieren</numerusform>
            <numerusform>%Ln Dokumente importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Import 1 document</source>
        <translation>1 Dokument importieren</translation>
    </message>
    <message>
        <source>Import all files</source>
        <translation>Alle Dateien importieren</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert …</translation>
    </message>
    <message>
        <source>Reading the labels…</source>
        <translation>Labels werden gelesen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>See what was recognised before anything goes in. The same file twice adds nothing.</source>
        <translation>Erst ansehen, was erkannt wurde, dann aufnehmen. Dieselbe Datei zweimal fügt nichts hinzu.</translation>
    </message>
    <message>
        <source>Start annotating</source>
        <translation>Annotieren beginnen</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln authors</source>
        <translation>
            <numerusform>%Ln Verfasser</numerusform>
            <numerusform>%Ln Verfasser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comments</source>
        <translation>
            <numerusform>%Ln Kommentar</numerusform>
            <numerusform>%Ln Kommentare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents are there already and stay as they are.</source>
        <translation>
            <numerusform>%Ln Dokument ist schon da und bleibt, wie es ist.</numerusform>
            <numerusform>%Ln Dokumente sind schon da und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents went in</source>
        <translation>
            <numerusform>%Ln Dokument aufgenommen</numerusform>
            <numerusform>%Ln Dokumente aufgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Label</numerusform>
            <numerusform>%Ln Labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>1 article</source>
        <translation>1 Artikel</translation>
    </message>
    <message>
        <source>1 author</source>
        <translation>1 Verfasser</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 Kommentar</translation>
    </message>
    <message>
        <source>1 document is there already and stays as it is.</source>
        <translation>1 Dokument ist schon da und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>1 document went in</source>
        <translation>1 Dokument aufgenommen</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>It was stopped; nothing went in</source>
        <translation>Angehalten; nichts wurde aufgenommen</translation>
    </message>
    <message>
        <source>Labels: {counted}.</source>
        <translation>Labels: {counted}.</translation>
    </message>
    <message>
        <source>Left out as boilerplate</source>
        <translation>Als Beiwerk ausgelassen</translation>
    </message>
    <message>
        <source>Neither article nor comment, it seems. Tick what shall go in after all.</source>
        <translation>Anscheinend weder Artikel noch Kommentar. Ankreuzen, was doch aufgenommen werden soll.</translation>
    </message>
    <message>
        <source>Nothing new went in</source>
        <translation>Nichts Neues aufgenommen</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Erkannt</translation>
    </message>
    <message>
        <source>Recognised in the first files</source>
        <translation>In den ersten Dateien erkannt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Taken for neither article nor comment. “Earlier imports” below can still add them.</source>
        <translation>Weder für Artikel noch für Kommentar gehalten. Unten, bei „Frühere Importe“, lässt es sich noch aufnehmen.</translation>
    </message>
    <message>
        <source>To take them as your own, choose “One annotator’s” at the left.</source>
        <translation>Um sie als eigene zu nehmen, links „Einer Person“ wählen.</translation>
    </message>
    <message>
        <source>What is read otherwise than it stands in the files, or has no place here.</source>
        <translation>Was anders gelesen wird, als es in den Dateien steht, oder hier keinen Platz hat.</translation>
    </message>
    <message>
        <source>What was read otherwise than it stands in the files, or had no place here.</source>
        <translation>Was anders gelesen wurde, als es in den Dateien steht, oder hier keinen Platz hatte.</translation>
    </message>
    <message>
        <source>{count} by {name}</source>
        <translation>{count} von {name}</translation>
    </message>
    <message>
        <source>These stay out; all else goes in.</source>
        <translation>Das bleibt draußen; alles andere wird aufgenommen.</translation>
    </message>
    <message>
        <source>These stayed out; all else went in.</source>
        <translation>Das blieb draußen; alles andere wurde aufgenommen.</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Einen Blick wert</translation>
    </message>
    <message>
        <source>You annotate as {name}, and none of them are yours: they are seen in Review, and go out with an export.</source>
        <translation>Hier annotiert {name}, und keines davon ist eigen: Sie sind unter „Prüfung“ zu sehen und gehen mit einem Export hinaus.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRemarks</name>
    <message>
        <source>(at the left: {field})</source>
        <translation>(links: {field})</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, Zeile {line}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Suggesters…</source>
        <translation>Vorschlagsgeber …</translation>
    </message>
    <message>
        <source>Terms…</source>
        <translation>Begriffe …</translation>
    </message>
    <message>
        <source>This question</source>
        <translation>Diese Frage</translation>
    </message>
    <message>
        <source>This span</source>
        <translation>Diese Textstelle</translation>
    </message>
    <message>
        <source>This suggestion</source>
        <translation>Dieser Vorschlag</translation>
    </message>
</context>
<context>
    <name>KeyCapture</name>
    <message>
        <source>leaves it</source>
        <translation>bricht ab</translation>
    </message>
</context>
<context>
    <name>KeyClash</name>
    <message>
        <source>The key {key} does this in the thread: {what}. Choose another.</source>
        <translation>Die Taste {key} hat im Thread diese Aufgabe: {what}. Eine andere wählen.</translation>
    </message>
    <message>
        <source>The key {key} gives {label}; choose another.</source>
        <translation>Die Taste {key} vergibt {label}; eine andere wählen.</translation>
    </message>
    <message>
        <source>The key {key} of {label} gives {other} already; give it another key first.</source>
        <translation>Die Taste {key} von {label} vergibt schon {other}; dafür erst eine andere wählen.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Accept all suggestions that are sure enough</source>
        <translation>Alle genügend sicheren Vorschläge übernehmen</translation>
    </message>
    <message>
        <source>Accept sure suggestions in the whole project</source>
        <translation>Sichere Vorschläge im ganzen Projekt übernehmen</translation>
    </message>
    <message>
        <source>Accept the suggestion and go on</source>
        <translation>Vorschlag übernehmen und weiter</translation>
    </message>
    <message>
        <source>Accept what most say</source>
        <translation>Übernehmen, was die meisten sagen</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>All wrong: give something else</source>
        <translation>Alle falsch: etwas anderes vergeben</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Approve all that is agreed</source>
        <translation>Alles Übereinstimmende bestätigen</translation>
    </message>
    <message>
        <source>By a character</source>
        <translation>Um ein Zeichen</translation>
    </message>
    <message>
        <source>By a line</source>
        <translation>Um eine Zeile</translation>
    </message>
    <message>
        <source>By a paragraph</source>
        <translation>Um einen Absatz</translation>
    </message>
    <message>
        <source>By a sentence</source>
        <translation>Um einen Satz</translation>
    </message>
    <message>
        <source>By a token</source>
        <translation>Um ein Token</translation>
    </message>
    <message>
        <source>Caret; with Shift it selects</source>
        <translation>Schreibmarke; mit Umschalt markiert sie</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Choose or add a target</source>
        <translation>Ziel wählen oder hinzufügen</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>Markierung kopieren</translation>
    </message>
    <message>
        <source>Does the help help?</source>
        <translation>Hilft die Hilfe?</translation>
    </message>
    <message>
        <source>Edit the reasons for verdicts</source>
        <translation>Gründe für Urteile bearbeiten</translation>
    </message>
    <message>
        <source>End of the span a token back</source>
        <translation>Ende der Textstelle ein Token zurück</translation>
    </message>
    <message>
        <source>End of the span a token on</source>
        <translation>Ende der Textstelle ein Token vor</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Find in all texts</source>
        <translation>In allen Texten suchen</translation>
    </message>
    <message>
        <source>Flag with a reason; take the flag away</source>
        <translation>Mit Grund vormerken; Vormerkung aufheben</translation>
    </message>
    <message>
        <source>Glance at what the comment answers</source>
        <translation>Ansehen, worauf der Kommentar antwortet</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Hand over to an annotator</source>
        <translation>An eine Person weitergeben</translation>
    </message>
    <message>
        <source>History of the thread, and the way back</source>
        <translation>Verlauf des Threads und der Weg zurück</translation>
    </message>
    <message>
        <source>History of this label</source>
        <translation>Verlauf dieses Labels</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label the same text everywhere</source>
        <translation>Denselben Text überall mit Label versehen</translation>
    </message>
    <message>
        <source>List the span&apos;s text as a term, or take it off the list</source>
        <translation>Text der Textstelle als Begriff aufnehmen oder streichen</translation>
    </message>
    <message>
        <source>Look at some that all agree on</source>
        <translation>Stichprobe des Übereinstimmenden ansehen</translation>
    </message>
    <message>
        <source>Make the span the selection again</source>
        <translation>Textstelle wieder zur Markierung machen</translation>
    </message>
    <message>
        <source>Merge files of annotators</source>
        <translation>Dateien anderer Personen zusammenführen</translation>
    </message>
    <message>
        <source>Merge the span with the next of its label</source>
        <translation>Textstelle mit der nächsten ihres Labels vereinen</translation>
    </message>
    <message>
        <source>Most uncertain threads first, or as imported</source>
        <translation>Unsicherste Threads zuerst oder wie importiert</translation>
    </message>
    <message>
        <source>My corrections</source>
        <translation>Meine Korrekturen</translation>
    </message>
    <message>
        <source>My time</source>
        <translation>Meine Zeit</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Next pane: queue, thread, inspector</source>
        <translation>Nächster Bereich: Warteschlange, Thread, Inspektor</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Next span or answer</source>
        <translation>Nächste Textstelle oder Antwort</translation>
    </message>
    <message>
        <source>Next suggestion or open question</source>
        <translation>Nächster Vorschlag oder nächste offene Frage</translation>
    </message>
    <message>
        <source>Note on the span, the question, the text</source>
        <translation>Notiz zu Textstelle, Frage oder Text</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Previous span or answer</source>
        <translation>Vorige Textstelle oder Antwort</translation>
    </message>
    <message>
        <source>Previous suggestion or open question</source>
        <translation>Voriger Vorschlag oder vorige offene Frage</translation>
    </message>
    <message>
        <source>Progress and quality</source>
        <translation>Fortschritt und Qualität</translation>
    </message>
    <message>
        <source>Put the label, the selection, the span down</source>
        <translation>Label, Markierung, Textstelle loslassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reject the suggestion, delete the decision</source>
        <translation>Vorschlag ablehnen, Entscheidung löschen</translation>
    </message>
    <message>
        <source>Remove this thread from the project</source>
        <translation>Diesen Thread aus dem Projekt entfernen</translation>
    </message>
    <message>
        <source>Return the thread to its annotator</source>
        <translation>Thread zurückgeben</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Schema and guidelines</source>
        <translation>Schema und Richtlinien</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Warteschlange durchsuchen</translation>
    </message>
    <message>
        <source>Select the next name without a label</source>
        <translation>Nächsten Namen ohne Label markieren</translation>
    </message>
    <message>
        <source>Select the previous name without a label</source>
        <translation>Vorigen Namen ohne Label markieren</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>Inspektor zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or hide the queue</source>
        <translation>Warteschlange zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show suggestions that are less sure, too</source>
        <translation>Auch weniger sichere Vorschläge zeigen</translation>
    </message>
    <message>
        <source>Skip to the next</source>
        <translation>Zum nächsten springen</translation>
    </message>
    <message>
        <source>Split the span at the caret</source>
        <translation>Textstelle an der Schreibmarke teilen</translation>
    </message>
    <message>
        <source>Start of the span a token back</source>
        <translation>Anfang der Textstelle ein Token zurück</translation>
    </message>
    <message>
        <source>Start of the span a token on</source>
        <translation>Anfang der Textstelle ein Token vor</translation>
    </message>
    <message>
        <source>Stop suggesting, or go on</source>
        <translation>Vorschlagen anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Submit and open the next</source>
        <translation>Abgeben und den nächsten öffnen</translation>
    </message>
    <message>
        <source>Suggesters</source>
        <translation>Vorschlagsgeber</translation>
    </message>
    <message>
        <source>Take a settled thread up again</source>
        <translation>Abgeschlossenen Thread wieder aufnehmen</translation>
    </message>
    <message>
        <source>Team: people and assignments</source>
        <translation>Team: Personen und Zuteilungen</translation>
    </message>
    <message>
        <source>Terms and patterns</source>
        <translation>Begriffe und Muster</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>To the start, the end</source>
        <translation>An den Anfang, ans Ende</translation>
    </message>
    <message>
        <source>Undo, in any thread</source>
        <translation>Rückgängig, in jedem Thread</translation>
    </message>
    <message>
        <source>What the learner knows</source>
        <translation>Was der Lerner weiß</translation>
    </message>
    <message>
        <source>Why: a reason for the verdict</source>
        <translation>Warum: ein Grund für das Urteil</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Add a key…</source>
        <translation>Taste hinzufügen …</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Press one more key for “{what}”.</source>
        <translation>Eine weitere Taste für „{what}“ drücken.</translation>
    </message>
    <message>
        <source>Press the new key for “{what}”.</source>
        <translation>Die neue Taste für „{what}“ drücken.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Return changes the key of an action, Insert adds one, Delete takes all away.</source>
        <translation>Return ändert die Taste einer Aktion, Einfg fügt eine hinzu, Entf nimmt alle weg.</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
</context>
<context>
    <name>LabelButton</name>
    <message>
        <source>given</source>
        <translation>vergeben</translation>
    </message>
    <message>
        <source>in the hand</source>
        <translation>in der Hand</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>Taste {key}</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>vorgeschlagen</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>Colour on dark paper</source>
        <translation>Farbe auf dunklem Papier</translation>
    </message>
    <message>
        <source>Colour on light paper</source>
        <translation>Farbe auf hellem Papier</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Given nowhere yet.</source>
        <translation>Noch nirgends vergeben.</translation>
    </message>
    <message>
        <source>Given, refused or suggested once.</source>
        <translation>Einmal vergeben, abgelehnt oder vorgeschlagen.</translation>
    </message>
    <message>
        <source>Given, refused or suggested {count} times.</source>
        <translation>{count}-mal vergeben, abgelehnt oder vorgeschlagen.</translation>
    </message>
    <message>
        <source>In exports</source>
        <translation>In Exporten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Label to merge into</source>
        <translation>Label, in dem es aufgehen soll</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Aufgehen in</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Name in exports</source>
        <translation>Name in Exporten</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Wieder anbieten</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Stilllegen</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Angezeigt als</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Sign before it</source>
        <translation>Zeichen davor</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Aufteilen …</translation>
    </message>
    <message>
        <source>Suggest a colour that stays apart</source>
        <translation>Unterscheidbare Farbe vorschlagen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>stands before it where it is a choice</source>
        <translation>steht davor, wo es eine Auswahl ist</translation>
    </message>
</context>
<context>
    <name>LabelHistory</name>
    <message>
        <source>A reviewer</source>
        <translation>Die Prüfung</translation>
    </message>
    <message>
        <source>This label</source>
        <translation>Dieses Label</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ich</translation>
    </message>
    <message>
        <source>it</source>
        <translation>dieses Label</translation>
    </message>
    <message>
        <source>{agent} suggested {label}</source>
        <translation>{agent}: {label} vorgeschlagen</translation>
    </message>
    <message>
        <source>{name}’s {label}</source>
        <translation>{label} von {name}</translation>
    </message>
    <message>
        <source>{text}; it is there no more.</source>
        <translation>{text}; das gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{text}; nobody has decided on it.</source>
        <translation>{text}; darüber hat niemand entschieden.</translation>
    </message>
    <message>
        <source>{told}, in the gold set</source>
        <translation>{told} (im Gold)</translation>
    </message>
    <message>
        <source>{who} acknowledged the correction</source>
        <translation>{who}: Korrektur anerkannt</translation>
    </message>
    <message>
        <source>{who} approved that there is nothing</source>
        <translation>{who}: bestätigt, dass hier nichts ist</translation>
    </message>
    <message>
        <source>{who} approved {label}</source>
        <translation>{who}: {label} bestätigt</translation>
    </message>
    <message>
        <source>{who} changed {label} to {gold}</source>
        <translation>{who}: {label} geändert zu {gold}</translation>
    </message>
    <message>
        <source>{who} contested the correction</source>
        <translation>{who}: Korrektur beanstandet</translation>
    </message>
    <message>
        <source>{who} rejected {label}</source>
        <translation>{who}: {label} abgelehnt</translation>
    </message>
    <message>
        <source>{who} said that {name} missed {gold}</source>
        <translation>{who}: {gold} wurde übersehen ({name})</translation>
    </message>
    <message>
        <source>{who} took the answer back</source>
        <translation>{who}: Antwort zurückgenommen</translation>
    </message>
    <message>
        <source>{who} took the verdict back</source>
        <translation>{who}: Urteil zurückgenommen</translation>
    </message>
</context>
<context>
    <name>LabelHistoryDialog</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>History of this label</source>
        <translation>Verlauf dieses Labels</translation>
    </message>
    <message>
        <source>History of {label}</source>
        <translation>Verlauf: {label}</translation>
    </message>
</context>
<context>
    <name>LabelShares</name>
    <message>
        <source>Share of judged labels that were right, by label</source>
        <translation>Anteil richtiger unter den beurteilten Labels, nach Label</translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>A layer keeps the kind that it was made with.</source>
        <translation>Eine Ebene behält die Art, mit der sie angelegt wurde.</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation>Neues Attribut</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Ask it again</source>
        <translation>Wieder fragen</translation>
    </message>
    <message>
        <source>Asked of</source>
        <translation>Gefragt bei</translation>
    </message>
    <message>
        <source>Attribute of {layer}</source>
        <translation>Attribut von {layer}</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Has to be answered</source>
        <translation>Muss beantwortet werden</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>In exports</source>
        <translation>In Exporten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Name in exports</source>
        <translation>Name in Exporten</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Retire this attribute</source>
        <translation>Attribut stilllegen</translation>
    </message>
    <message>
        <source>Retire this layer</source>
        <translation>Ebene stilllegen</translation>
    </message>
    <message>
        <source>Several labels at once</source>
        <translation>Mehrere Labels zugleich</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Angezeigt als</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Spans may overlap</source>
        <translation>Textstellen dürfen sich überlappen</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>The claim of the article</source>
        <translation>Die These des Artikels</translation>
    </message>
    <message>
        <source>Toward</source>
        <translation>Gegenüber</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>What a comment answers</source>
        <translation>Worauf ein Kommentar antwortet</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message numerus="yes">
        <source>%Ln decisions</source>
        <translation>
            <numerusform>%Ln Entscheidung</numerusform>
            <numerusform>%Ln Entscheidungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln Text</numerusform>
            <numerusform>%Ln Texte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 decision</source>
        <translation>1 Entscheidung</translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 Text</translation>
    </message>
    <message>
        <source>Not better than what was there, which speaks on</source>
        <translation>Nicht besser als das Bisherige, das weiter spricht</translation>
    </message>
    <message>
        <source>The learner keeps what was better before: {effects}</source>
        <translation>Der Lerner behält, was vorher besser war: {effects}</translation>
    </message>
    <message>
        <source>The learner knows {texts} now: {effects}</source>
        <translation>Der Lerner kennt jetzt {texts}: {effects}</translation>
    </message>
    <message>
        <source>The learner speaks</source>
        <translation>Der Lerner spricht</translation>
    </message>
    <message>
        <source>Too few decisions so far</source>
        <translation>Bisher zu wenige Entscheidungen</translation>
    </message>
    <message>
        <source>{layer} {before} → {after} on {count} texts of {threads} threads set aside</source>
        <translation>{layer} {before} → {after} an {count} Texten aus {threads} zurückgelegten Threads</translation>
    </message>
    <message>
        <source>{layer} {before} → {after}, measured thread by thread on the {count} texts of {threads} threads that it learned from</source>
        <translation>{layer} {before} → {after}, Thread für Thread gemessen an den {count} Texten aus {threads} Threads, aus denen er gelernt hat</translation>
    </message>
    <message>
        <source>{layer}: too few decisions so far</source>
        <translation>{layer}: bisher zu wenige Entscheidungen</translation>
    </message>
    <message>
        <source>{texts}, {names} names</source>
        <translation>{texts}, {names} Namen</translation>
    </message>
</context>
<context>
    <name>LearningDialog</name>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Decisions stay as they are; the learner’s suggestions go.</source>
        <translation>Entscheidungen bleiben, wie sie sind; die Vorschläge des Lerners entfallen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>Gelerntes vergessen</translation>
    </message>
    <message>
        <source>It learns from what you decide, refusals too, again and again while you work. A fifth of the threads is set aside: it never learns from them, so that its figures can be believed; until five of them are decided, it is measured thread by thread on what it learned from. It speaks from twenty texts of five threads on, and only where it is not worse than what spoke before.</source>
        <translation>Er lernt aus Entscheidungen, auch aus Ablehnungen, während der Arbeit immer wieder. Ein Fünftel der Threads ist zurückgelegt: Daraus lernt er nie, damit seinen Zahlen zu trauen ist; bis über fünf davon entschieden ist, wird er Thread für Thread an dem gemessen, woraus er gelernt hat. Er spricht ab zwanzig Texten aus fünf Threads, und nur, wo er nicht schlechter ist als das, was vorher sprach.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>Jetzt lernen</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Gelernt aus</translation>
    </message>
    <message>
        <source>Learned last from {texts}, {when}.</source>
        <translation>Zuletzt gelernt aus: {texts}, {when}.</translation>
    </message>
    <message>
        <source>Learning now…</source>
        <translation>Lernt gerade …</translation>
    </message>
    <message>
        <source>Nothing was learned yet.</source>
        <translation>Noch nichts gelernt.</translation>
    </message>
    <message>
        <source>Right, before → after</source>
        <translation>Richtig, vorher → nachher</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The learner</source>
        <translation>Der Lerner</translation>
    </message>
    <message>
        <source>Times of learning, the latest first</source>
        <translation>Lernläufe, der letzte zuerst</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
</context>
<context>
    <name>LearningLife</name>
    <message>
        <source>Forgotten; what you decided is as it was, and can be learned from again.</source>
        <translation>Vergessen; die Entscheidungen sind, wie sie waren, und aus ihnen lässt sich wieder lernen.</translation>
    </message>
</context>
<context>
    <name>LeftOutList</name>
    <message>
        <source>Put back</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Put back: {text}</source>
        <translation>Aufnehmen: {text}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>LeftPane</name>
    <message numerus="yes">
        <source>%Ln contested</source>
        <translation>
            <numerusform>%Ln beanstandet</numerusform>
            <numerusform>%Ln beanstandet</numerusform>
        </translation>
    </message>
    <message>
        <source>1 contested</source>
        <translation>1 beanstandet</translation>
    </message>
    <message>
        <source>Review lists</source>
        <translation>Prüflisten</translation>
    </message>
    <message>
        <source>This thread</source>
        <translation>Dieser Thread</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Verdicts that their annotators do not accept</source>
        <translation>Urteile, die beanstandet sind</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Was aufgeführt ist</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>several labels</source>
        <translation>mehrere Labels</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
</context>
<context>
    <name>MajorityDialog</name>
    <message>
        <source>Accept what most say</source>
        <translation>Übernehmen, was die meisten sagen</translation>
    </message>
    <message>
        <source>All threads in the list</source>
        <translation>Alle Threads der Liste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Differences that would be settled</source>
        <translation>Unterschiede, die entschieden würden</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>No open difference has a majority.</source>
        <translation>Kein offener Unterschied hat eine Mehrheit.</translation>
    </message>
    <message>
        <source>Nothing: {what}</source>
        <translation>Nichts: {what}</translation>
    </message>
    <message>
        <source>Settle {differences}</source>
        <translation>{differences} entscheiden</translation>
    </message>
    <message>
        <source>Space leaves one out; one Undo takes all back.</source>
        <translation>Die Leertaste lässt einen aus; einmal „Rückgängig“ nimmt alle zurück.</translation>
    </message>
    <message>
        <source>These are the first {count}; settle them, then look again.</source>
        <translation>Das sind die ersten {count}; diese entscheiden, dann wieder nachsehen.</translation>
    </message>
    <message>
        <source>This thread</source>
        <translation>Dieser Thread</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} von {all}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About Annotator</source>
        <translation>Ü&amp;ber Annotator</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Annotieren</translation>
    </message>
    <message>
        <source>&amp;Approve the rest</source>
        <translation>&amp;Rest bestätigen</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>Tasten ä&amp;ndern …</translation>
    </message>
    <message>
        <source>&amp;Does the help help?</source>
        <translation>&amp;Hilft die Hilfe?</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit reasons…</source>
        <translation>&amp;Gründe bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>&amp;Flag…</source>
        <translation>&amp;Vormerken …</translation>
    </message>
    <message>
        <source>&amp;Glance at what the comment answers</source>
        <translation>Ansehen, wora&amp;uf der Kommentar antwortet</translation>
    </message>
    <message>
        <source>&amp;Hand over…</source>
        <translation>&amp;Weitergeben …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>Ver&amp;lauf …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;Learner…</source>
        <translation>&amp;Kenntnisse des Lerners …</translation>
    </message>
    <message>
        <source>&amp;Look at some that all agree on</source>
        <translation>&amp;Stichprobe des Übereinstimmenden ansehen</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Neues Projekt …</translation>
    </message>
    <message>
        <source>&amp;Next place found</source>
        <translation>&amp;Nächste Fundstelle</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz …</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Previous place found</source>
        <translation>&amp;Vorige Fundstelle</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Remove this thread from the project</source>
        <translation>&amp;Diesen Thread aus dem Projekt entfernen</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfung</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Übe&amp;rspringen</translation>
    </message>
    <message>
        <source>&amp;Thread</source>
        <translation>&amp;Thread</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>A&amp;ccept sure suggestions…</source>
        <translation>&amp;Sichere Vorschläge übernehmen …</translation>
    </message>
    <message>
        <source>A&amp;greement</source>
        <translation>Ü&amp;bereinstimmung</translation>
    </message>
    <message>
        <source>Accept by &amp;majority…</source>
        <translation>Nach &amp;Mehrheit übernehmen …</translation>
    </message>
    <message>
        <source>Accept sure suggestions in the &amp;whole project…</source>
        <translation>Sichere Vorschläge im ganzen &amp;Projekt …</translation>
    </message>
    <message>
        <source>C&amp;lose the project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>Find an&amp;ything…</source>
        <translation>&amp;Alles durchsuchen …</translation>
    </message>
    <message>
        <source>History of this la&amp;bel…</source>
        <translation>Verlauf des La&amp;bels …</translation>
    </message>
    <message>
        <source>M&amp;erge the span with the next</source>
        <translation>Textstelle mit der nächsten ver&amp;einen</translation>
    </message>
    <message>
        <source>Merge &amp;files…</source>
        <translation>&amp;Dateien zusammenführen …</translation>
    </message>
    <message>
        <source>My c&amp;orrections</source>
        <translation>Me&amp;ine Korrekturen</translation>
    </message>
    <message>
        <source>My t&amp;ime…</source>
        <translation>Meine &amp;Zeit …</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Beis&amp;pielprojekt öffnen</translation>
    </message>
    <message>
        <source>Progress and &amp;quality</source>
        <translation>&amp;Fortschritt und Qualität</translation>
    </message>
    <message>
        <source>Re&amp;turn the thread…</source>
        <translation>Thread &amp;zurückgeben …</translation>
    </message>
    <message>
        <source>S&amp;plit the span at the caret</source>
        <translation>Textstelle an der Schreibmarke &amp;teilen</translation>
    </message>
    <message>
        <source>S&amp;top suggesting, or go on</source>
        <translation>Vorschlagen anhalten &amp;oder fortsetzen</translation>
    </message>
    <message>
        <source>S&amp;uggesters…</source>
        <translation>Vorschlags&amp;geber …</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>&amp;Kopie speichern …</translation>
    </message>
    <message>
        <source>Schema and &amp;guidelines…</source>
        <translation>Schema und &amp;Richtlinien …</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>Eins&amp;tellungen …</translation>
    </message>
    <message>
        <source>Sub&amp;mit and next</source>
        <translation>Abgeben und &amp;weiter</translation>
    </message>
    <message>
        <source>Take the thread &amp;up again</source>
        <translation>Thread wieder &amp;aufnehmen</translation>
    </message>
    <message>
        <source>Tea&amp;m…</source>
        <translation>Te&amp;am …</translation>
    </message>
    <message>
        <source>Terms and &amp;patterns…</source>
        <translation>Begriffe und &amp;Muster …</translation>
    </message>
    <message>
        <source>it opens the menu “{menu}”</source>
        <translation>sie öffnet das Menü „{menu}“</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Brings in what others did, label by label: in any order, as often as you like. A backup is made.</source>
        <translation>Holt Label für Label herein, was andere getan haben: in jeder Reihenfolge, beliebig oft. Eine Sicherungskopie wird angelegt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Drop project files here</source>
        <translation>Projektdateien hier ablegen</translation>
    </message>
    <message>
        <source>Files that were handed over, or other copies of this project (.annot).</source>
        <translation>Weitergegebene Dateien oder andere Kopien dieses Projekts (.annot).</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge files</source>
        <translation>Dateien zusammenführen</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>Wird zusammengeführt …</translation>
    </message>
    <message>
        <source>Projects (*.annot)</source>
        <translation>Projekte (*.annot)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Review what came</source>
        <translation>Prüfen, was kam</translation>
    </message>
</context>
<context>
    <name>MergePreview</name>
    <message>
        <source>Conflicts: changed here and there</source>
        <translation>Konflikte: hier und dort geändert</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the place of: {conflict}</source>
        <translation>Stelle zeigen: {conflict}</translation>
    </message>
    <message>
        <source>The later change stands, so that it does not matter in which order files are merged.</source>
        <translation>Die spätere Änderung gilt; so ist es gleich, in welcher Reihenfolge Dateien zusammengeführt werden.</translation>
    </message>
    <message>
        <source>The project as it was: {file}</source>
        <translation>Das Projekt, wie es war: {file}</translation>
    </message>
    <message>
        <source>The schema came to hold what either side had added.</source>
        <translation>Das Schema fasst jetzt, was beide Seiten hinzugefügt hatten.</translation>
    </message>
    <message>
        <source>The schema would hold what either side added.</source>
        <translation>Das Schema würde fassen, was beide Seiten hinzugefügt haben.</translation>
    </message>
    <message>
        <source>What would come</source>
        <translation>Was käme</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>whose</source>
        <translation>wessen</translation>
    </message>
    <message>
        <source>{here} here, {there} in {file}</source>
        <translation>hier {here}, in {file} {there}</translation>
    </message>
    <message>
        <source>“{quote}”: {here} here, {there} in {file}</source>
        <translation>„{quote}“: hier {here}, in {file} {there}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>MissingLabels</name>
    <message numerus="yes">
        <source>%Ln labels in these files have no place in this project.</source>
        <translation>
            <numerusform>%Ln Label in diesen Dateien hat in diesem Projekt keinen Platz.</numerusform>
            <numerusform>%Ln Labels in diesen Dateien haben in diesem Projekt keinen Platz.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 label in these files has no place in this project.</source>
        <translation>1 Label in diesen Dateien hat in diesem Projekt keinen Platz.</translation>
    </message>
    <message>
        <source>Add these labels to the schema…</source>
        <translation>Diese Labels ins Schema aufnehmen …</translation>
    </message>
    <message>
        <source>Add to the schema</source>
        <translation>Ins Schema aufnehmen</translation>
    </message>
    <message>
        <source>Into “{layer}”</source>
        <translation>In „{layer}“</translation>
    </message>
    <message>
        <source>New attribute “{attribute}” of {layer}</source>
        <translation>Neues Attribut „{attribute}“ von {layer}</translation>
    </message>
    <message>
        <source>New layer “{layer}”</source>
        <translation>Neue Ebene „{layer}“</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>These files have labels that have no place in this project.</source>
        <translation>In diesen Dateien sind Labels, die in diesem Projekt keinen Platz haben.</translation>
    </message>
    <message>
        <source>Where these spans go</source>
        <translation>Wohin diese Textstellen kommen</translation>
    </message>
    <message>
        <source>into a new layer</source>
        <translation>in eine neue Ebene</translation>
    </message>
    <message>
        <source>into {layer}</source>
        <translation>in {layer}</translation>
    </message>
    <message numerus="yes">
        <source>{labels} and %Ln more</source>
        <translation>
            <numerusform>{labels} und %Ln weiteres</numerusform>
            <numerusform>{labels} und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{label} {count}</source>
        <translation>{label} {count}</translation>
    </message>
</context>
<context>
    <name>MyTime</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>It can be switched off in the settings.</source>
        <translation>In den Einstellungen lässt es sich abschalten.</translation>
    </message>
    <message>
        <source>It is switched off: nothing is measured now.</source>
        <translation>Abgeschaltet: Es wird gerade nichts gemessen.</translation>
    </message>
    <message>
        <source>My time</source>
        <translation>Meine Zeit</translation>
    </message>
    <message>
        <source>Nothing was measured here so far.</source>
        <translation>Hier wurde noch nichts gemessen.</translation>
    </message>
    <message>
        <source>Review of others’ labels, apart</source>
        <translation>Prüfung der Labels anderer, eigens gezählt</translation>
    </message>
    <message>
        <source>Seconds per decision</source>
        <translation>Sekunden je Entscheidung</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Submitting, flags, notes</source>
        <translation>Abgabe, Vormerkungen, Notizen</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads, the latest first</source>
        <translation>Threads, der letzte zuerst</translation>
    </message>
    <message>
        <source>Time with signs of work at a thread: keys, pointer, wheel. Pauses of more than a minute are left out. It is kept in this project file alone and exports leave it out; a copy of the file has it too, the page of the team tells its sum, and a report what a decision and the review of a thread take everybody together.</source>
        <translation>Zeit mit Anzeichen von Arbeit an einem Thread: Tasten, Zeiger, Rad. Pausen von mehr als einer Minute bleiben außen vor. Sie steht allein in dieser Projektdatei, Exporte lassen sie weg; eine Kopie der Datei hat sie auch, die Seite „Team“ nennt ihre Summe, und ein Bericht, wie lange eine Entscheidung und die Prüfung eines Threads alle zusammen dauern.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Today {today}, this week {week}, in all {all}.</source>
        <translation>Heute {today}, diese Woche {week}, insgesamt {all}.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>with the reading before</source>
        <translation>samt dem Lesen davor</translation>
    </message>
    <message>
        <source>{decisions} in {time}</source>
        <translation>{decisions} in {time}</translation>
    </message>
    <message>
        <source>{time}, all undone</source>
        <translation>{time}, alles rückgängig gemacht</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Every name of this pipeline means something here.</source>
        <translation>Jeder Name dieser Pipeline hat hier eine Bedeutung.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Schema and guidelines…</source>
        <translation>Schema und Richtlinien …</translation>
    </message>
    <message>
        <source>These mean nothing here, and are left out: {names}.</source>
        <translation>Diese haben hier keine Bedeutung und bleiben weg: {names}.</translation>
    </message>
    <message>
        <source>This pipeline does not say which names it gives.</source>
        <translation>Diese Pipeline sagt nicht, welche Namen sie vergibt.</translation>
    </message>
    <message>
        <source>What the names of {pipeline} mean</source>
        <translation>Was die Namen von {pipeline} bedeuten</translation>
    </message>
    <message>
        <source>What {name} means</source>
        <translation>Was {name} bedeutet</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>the name of the label</source>
        <translation>der Name des Labels</translation>
    </message>
</context>
<context>
    <name>NamingDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, as of any server that speaks like OpenAI&apos;s</source>
        <translation>Adresse eines Servers, der wie der von OpenAI spricht</translation>
    </message>
    <message>
        <source>Agree and add</source>
        <translation>Zustimmen und hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name of the model, or its folder</source>
        <translation>Name des Modells oder sein Ordner</translation>
    </message>
    <message>
        <source>Your answer holds for this project and this address, and is kept in your settings.</source>
        <translation>Die Antwort gilt für dieses Projekt und diese Adresse und bleibt in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>NewProjectPage</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a schema</source>
        <translation>Schema wählen</translation>
    </message>
    <message>
        <source>Choose the file of the project</source>
        <translation>Projektdatei wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Create the project</source>
        <translation>Projekt anlegen</translation>
    </message>
    <message>
        <source>File of the project</source>
        <translation>Datei des Projekts</translation>
    </message>
    <message>
        <source>Make a schema of the labels in these files</source>
        <translation>Schema aus den Labels dieser Dateien anlegen</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>Mein Projekt</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Projects (*.annot)</source>
        <translation>Projekte (*.annot)</translation>
    </message>
    <message>
        <source>Say where the project shall be.</source>
        <translation>Angeben, wo das Projekt liegen soll.</translation>
    </message>
    <message>
        <source>Schemas (*.toml)</source>
        <translation>Schemata (*.toml)</translation>
    </message>
    <message>
        <source>Take a schema from a file…</source>
        <translation>Schema aus Datei nehmen …</translation>
    </message>
    <message>
        <source>What is asked of each text. Both can be copied and changed.</source>
        <translation>Was bei jedem Text gefragt wird. Beide lassen sich kopieren und ändern.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where the project goes</source>
        <translation>Wohin das Projekt kommt</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>Welche Dateien</translation>
    </message>
    <message>
        <source>Which schema</source>
        <translation>Welches Schema</translation>
    </message>
    <message>
        <source>You see what was recognised before anything goes in. They can come later, too.</source>
        <translation>Bevor etwas aufgenommen wird, ist zu sehen, was erkannt wurde. Die Dateien können auch später kommen.</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>It stays in the project; exports leave it out.</source>
        <translation>Sie bleibt im Projekt; Exporte lassen sie aus.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>What you want to remember or ask</source>
        <translation>Was zu merken oder zu fragen ist</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>something in %1 that is gone</source>
        <translation>etwas nicht mehr Vorhandenes: %1</translation>
    </message>
    <message>
        <source>{what}, to {name}</source>
        <translation>{what}, an {name}</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the note on {what}</source>
        <translation>Notiz löschen: {what}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the note on {what}</source>
        <translation>Notiz bearbeiten: {what}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on {what}: {text}</source>
        <translation>Notiz, {what}: {text}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>{name}’s note on {what}: {text}</source>
        <translation>Notiz von {name}, {what}: {text}</translation>
    </message>
    <message>
        <source>{what_and_when} · by you</source>
        <translation>{what_and_when} · eigene Notiz</translation>
    </message>
</context>
<context>
    <name>NothingToReview</name>
    <message>
        <source>Ask for others in the list on the left.</source>
        <translation>In der Liste links nach anderen fragen.</translation>
    </message>
    <message>
        <source>Every thread that was submitted is settled. Any of them can be taken up again.</source>
        <translation>Jeder abgegebene Thread ist abgeschlossen. Jeder davon kann wieder aufgenommen werden.</translation>
    </message>
    <message>
        <source>Go to Annotate</source>
        <translation>Zum Annotieren</translation>
    </message>
    <message>
        <source>No thread is like that</source>
        <translation>Kein Thread ist so</translation>
    </message>
    <message>
        <source>Nobody submitted anything yet</source>
        <translation>Noch hat niemand etwas abgegeben</translation>
    </message>
    <message>
        <source>Nothing is left to review</source>
        <translation>Nichts mehr zu prüfen</translation>
    </message>
    <message>
        <source>Show all threads</source>
        <translation>Alle Threads zeigen</translation>
    </message>
    <message>
        <source>Threads stand here once they are submitted. Labels of others come by File, Merge files.</source>
        <translation>Hier stehen Threads, sobald sie abgegeben sind. Labels anderer kommen über „Datei“, „Dateien zusammenführen“.</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>As imported</source>
        <translation>Wie importiert</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Next: as imported, until suggestions say how sure they are</source>
        <translation>Als Nächstes: wie importiert, bis Vorschläge sagen, wie sicher sie sind</translation>
    </message>
    <message>
        <source>Next: most uncertain first, 1 in {random} at random, 1 in {diverse} unlike the rest</source>
        <translation>Als Nächstes: die unsichersten, 1 von {random} zufällig, 1 von {diverse} anders als der Rest</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Reihenfolge: {order}</translation>
    </message>
    <message>
        <source>Shortest first</source>
        <translation>Kürzeste zuerst</translation>
    </message>
    <message>
        <source>Threads whose suggestions are least sure teach the suggesters most. Some at random keep figures about the whole honest, and some unlike what you did last keep it from asking the same again. The list stays as it is while you work at a thread; it is put in order anew when you submit one.</source>
        <translation>Aus Threads mit den unsichersten Vorschlägen lernen die Vorschlagsgeber am meisten. Einige zufällige halten Zahlen über das Ganze ehrlich, und einige, die den letzten nicht gleichen, bewahren davor, immer dasselbe zu fragen. Die Liste bleibt während der Arbeit an einem Thread, wie sie ist; neu geordnet wird sie beim Abgeben.</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Active time before each label given, changed or refused.</source>
        <translation>Aktive Zeit vor jedem vergebenen, geänderten oder abgelehnten Label.</translation>
    </message>
    <message>
        <source>Active time, from opening to submitting.</source>
        <translation>Aktive Zeit vom Öffnen bis zum Abgeben.</translation>
    </message>
    <message>
        <source>All labels in the submitted thread.</source>
        <translation>Alle Labels im abgegebenen Thread.</translation>
    </message>
    <message>
        <source>Labels are {range} farther from gold with suggestions: they mislead.</source>
        <translation>Mit Vorschlägen sind Labels {range} weiter von Gold entfernt: Sie führen in die Irre.</translation>
    </message>
    <message>
        <source>Labels are {range} nearer to gold with suggestions.</source>
        <translation>Mit Vorschlägen sind Labels {range} näher an Gold.</translation>
    </message>
    <message>
        <source>Labels in common with others who did the same texts (F1).</source>
        <translation>Gemeinsame Labels mit anderen, die dieselben Texte bearbeitet haben (F1).</translation>
    </message>
    <message>
        <source>Labels in common with the gold set (F1).</source>
        <translation>Gemeinsame Labels mit Gold (F1).</translation>
    </message>
    <message>
        <source>Labels of a thread</source>
        <translation>Labels eines Threads</translation>
    </message>
    <message>
        <source>Labels that were suggested</source>
        <translation>Vorgeschlagene unter den Labels</translation>
    </message>
    <message>
        <source>Likeness to gold</source>
        <translation>Nähe zu Gold</translation>
    </message>
    <message>
        <source>Likeness to other annotators</source>
        <translation>Nähe zu anderen Annotierenden</translation>
    </message>
    <message>
        <source>Nothing shows that they lead people to agree with the machine.</source>
        <translation>Nichts deutet darauf, dass sie dazu verleiten, der Maschine zuzustimmen.</translation>
    </message>
    <message>
        <source>People agree with the machine less where they see it.</source>
        <translation>Wo die Maschine zu sehen ist, wird ihr weniger zugestimmt.</translation>
    </message>
    <message>
        <source>People agree with the machine more where they see it.</source>
        <translation>Wo die Maschine zu sehen ist, wird ihr mehr zugestimmt.</translation>
    </message>
    <message>
        <source>People agree {range} less where they see suggestions.</source>
        <translation>Wo Vorschläge zu sehen sind, ist die Übereinstimmung {range} geringer.</translation>
    </message>
    <message>
        <source>People agree {range} more where they see suggestions; part of it is that they see the same ones.</source>
        <translation>Wo Vorschläge zu sehen sind, ist die Übereinstimmung {range} größer; zum Teil, weil alle dieselben sehen.</translation>
    </message>
    <message>
        <source>People give what was suggested about as often where they do not see it; more than {most} between the two is unlikely.</source>
        <translation>Vorgeschlagenes wird etwa gleich oft vergeben, wo es nicht zu sehen ist; mehr als {most} Unterschied ist unwahrscheinlich.</translation>
    </message>
    <message>
        <source>People give {range} less of what is suggested where they see it: they do not follow it blindly.</source>
        <translation>Wo Vorgeschlagenes zu sehen ist, wird {range} weniger davon vergeben: Ihm wird nicht blind gefolgt.</translation>
    </message>
    <message>
        <source>People give {range} more of what is suggested where they see it. Some may be names that they would have missed, some what they would not have said themselves: look at a sample of accepted labels again.</source>
        <translation>Wo Vorgeschlagenes zu sehen ist, wird {range} mehr davon vergeben. Manches wäre sonst übersehen, manches sonst nicht so entschieden worden: eine Stichprobe übernommener Labels noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Share of people’s labels that were suggested, seen or not.</source>
        <translation>Anteil der von Menschen vergebenen Labels, die vorgeschlagen waren, gesehen oder nicht.</translation>
    </message>
    <message>
        <source>Share of what was suggested that stands among people’s labels, seen or not.</source>
        <translation>Anteil des Vorgeschlagenen, der unter den von Menschen vergebenen Labels steht, gesehen oder nicht.</translation>
    </message>
    <message>
        <source>Suggesters by what people submitted</source>
        <translation>Vorschlagsgeber, gemessen an Abgegebenem</translation>
    </message>
    <message>
        <source>Suggestions cost time.</source>
        <translation>Vorschläge kosten Zeit.</translation>
    </message>
    <message>
        <source>Suggestions save time.</source>
        <translation>Vorschläge sparen Zeit.</translation>
    </message>
    <message>
        <source>Suggestions that people give</source>
        <translation>Vorschläge, die vergeben werden</translation>
    </message>
    <message>
        <source>The difference may be chance; more than {most} is unlikely.</source>
        <translation>Der Unterschied kann Zufall sein; mehr als {most} ist unwahrscheinlich.</translation>
    </message>
    <message>
        <source>Time at a thread</source>
        <translation>Zeit je Thread</translation>
    </message>
    <message>
        <source>Time per decision</source>
        <translation>Zeit je Entscheidung</translation>
    </message>
    <message>
        <source>Too little is done with and without suggestions to say anything yet.</source>
        <translation>Mit und ohne Vorschläge ist noch zu wenig getan, um etwas zu sagen.</translation>
    </message>
    <message>
        <source>Too little time was measured to say whether suggestions save any.</source>
        <translation>Zu wenig Zeit ist gemessen, um zu sagen, ob Vorschläge welche sparen.</translation>
    </message>
    <message>
        <source>Too little to say: {shown} threads with and {blind} without, {enough} of each needed.</source>
        <translation>Zu wenig für eine Aussage: {shown} Threads mit und {blind} ohne, je {enough} nötig.</translation>
    </message>
    <message>
        <source>What became of suggestions</source>
        <translation>Was aus Vorschlägen wurde</translation>
    </message>
    <message>
        <source>Where suggestions are seen, {range} fewer of the labels are the machine’s.</source>
        <translation>Wo Vorschläge zu sehen sind, stammen {range} weniger Labels von der Maschine.</translation>
    </message>
    <message>
        <source>Where suggestions are seen, {range} more of the labels are the machine’s: what it does not suggest may be overlooked.</source>
        <translation>Wo Vorschläge zu sehen sind, stammen {range} mehr Labels von der Maschine: Was sie nicht vorschlägt, wird womöglich übersehen.</translation>
    </message>
    <message>
        <source>Whether suggestions save time is not certain.</source>
        <translation>Ob Vorschläge Zeit sparen, ist nicht sicher.</translation>
    </message>
    <message>
        <source>Whether they lead people to agree with the machine is not known yet.</source>
        <translation>Ob sie dazu verleiten, der Maschine zuzustimmen, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>With suggestions a decision takes {range} less.</source>
        <translation>Mit Vorschlägen dauert eine Entscheidung {range} weniger.</translation>
    </message>
    <message>
        <source>With suggestions a decision takes {range} more.</source>
        <translation>Mit Vorschlägen dauert eine Entscheidung {range} mehr.</translation>
    </message>
    <message>
        <source>With suggestions a thread gets {range} fewer.</source>
        <translation>Mit Vorschlägen erhält ein Thread {range} weniger.</translation>
    </message>
    <message>
        <source>With suggestions a thread gets {range} more.</source>
        <translation>Mit Vorschlägen erhält ein Thread {range} mehr.</translation>
    </message>
    <message>
        <source>With suggestions a thread takes {range} less.</source>
        <translation>Mit Vorschlägen dauert ein Thread {range} weniger.</translation>
    </message>
    <message>
        <source>With suggestions a thread takes {range} more.</source>
        <translation>Mit Vorschlägen dauert ein Thread {range} mehr.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>given, too</source>
        <translation>ebenso vergeben</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} Punkte</translation>
    </message>
    <message>
        <source>{value}, between {low} and {high}, from {count} threads</source>
        <translation>{value}, zwischen {low} und {high}, aus {count} Threads</translation>
    </message>
</context>
<context>
    <name>OutcomesPage</name>
    <message>
        <source>Copied; it can be pasted into a table.</source>
        <translation>Kopiert; lässt sich in eine Tabelle einfügen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Does the help help?</source>
        <translation>Hilft die Hilfe?</translation>
    </message>
    <message>
        <source>Every thread is shown with its suggestions now, so there is nothing to compare with.</source>
        <translation>Jeder Thread wird jetzt mit Vorschlägen gezeigt, es gibt also nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>In all threads that are begun or submitted. In those without, everything is by hand.</source>
        <translation>In allen begonnenen oder abgegebenen Threads. In denen ohne ist alles von Hand.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Gespeichert als {file}</translation>
    </message>
    <message>
        <source>Show some threads without suggestions…</source>
        <translation>Einige Threads ohne Vorschläge zeigen …</translation>
    </message>
    <message>
        <source>Shown or not. In parentheses where the share would lie with 95 % of very many suggestions.</source>
        <translation>Gezeigt oder nicht. In Klammern, wo der Anteil in 95&#xa0;% der Fälle bei sehr vielen Vorschlägen läge.</translation>
    </message>
    <message>
        <source>Some threads are shown without suggestions, drawn by lot, while the machine suggests all the same. Comparing them with the others tells what suggestions do to people’s work.</source>
        <translation>Einige ausgeloste Threads werden ohne Vorschläge gezeigt, während die Maschine trotzdem vorschlägt. Der Vergleich mit den anderen sagt, was Vorschläge mit der Arbeit machen.</translation>
    </message>
    <message>
        <source>Suggesters by what people submitted</source>
        <translation>Vorschlagsgeber, gemessen an Abgegebenem</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>What became of suggestions</source>
        <translation>Was aus Vorschlägen wurde</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>Wessen Arbeit</translation>
    </message>
    <message>
        <source>{count} done before any were without are left out.</source>
        <translation>{count} aus der Zeit, als noch keine ohne waren, sind ausgelassen.</translation>
    </message>
    <message>
        <source>{name} suggestions.csv</source>
        <translation>{name} Vorschläge.csv</translation>
    </message>
    <message>
        <source>{shown} submitted threads with suggestions beside {blind} without. The lines on the bars show where the value would lie with 95 % for other threads like these.</source>
        <translation>{shown} abgegebene Threads mit Vorschlägen neben {blind} ohne. Die Linien auf den Balken zeigen, wo der Wert mit 95&#xa0;% bei anderen solchen Threads läge.</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Layers and labels</source>
        <translation>Ebenen und Labels</translation>
    </message>
</context>
<context>
    <name>OutlineRows</name>
    <message>
        <source>attribute</source>
        <translation>Attribut</translation>
    </message>
    <message numerus="yes">
        <source>given %Ln times</source>
        <translation>
            <numerusform>%Ln-mal vergeben</numerusform>
            <numerusform>%Ln-mal vergeben</numerusform>
        </translation>
    </message>
    <message>
        <source>given once</source>
        <translation>einmal vergeben</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>Taste {key}</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>stillgelegt</translation>
    </message>
</context>
<context>
    <name>PackForm</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugeteilte</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>Zieldatei wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Let others’ labels go along</source>
        <translation>Labels anderer mitgeben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the annotator</source>
        <translation>Name der annotierenden Person</translation>
    </message>
    <message>
        <source>Nothing is assigned to {name}: all threads go along.</source>
        <translation>{name} ist nichts zugeteilt: Alle Threads gehen mit.</translation>
    </message>
    <message>
        <source>Projects (*.annot)</source>
        <translation>Projekte (*.annot)</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>Jemand anderes …</translation>
    </message>
    <message>
        <source>The open one</source>
        <translation>Der offene</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Whoever opens it</source>
        <translation>Wer sie öffnet</translation>
    </message>
    <message>
        <source>Without them everybody labels on their own, which agreement needs.</source>
        <translation>Ohne sie annotieren alle für sich, wie es die Übereinstimmung braucht.</translation>
    </message>
    <message>
        <source>{project} for {name}</source>
        <translation>{project} für {name}</translation>
    </message>
    <message>
        <source>{project} to label</source>
        <translation>{project} zum Annotieren</translation>
    </message>
</context>
<context>
    <name>PackPage</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Everybody’s labels, notes, history and time. Nobody can get them back.</source>
        <translation>Labels, Notizen, Verlauf und Zeit aller anderen. Niemand kann sie zurückgewinnen.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Mail it or put it on a stick. What comes back is merged by “Merge files”.</source>
        <translation>Sie per Mail schicken oder auf einen Stick legen. Was zurückkommt, führt „Dateien zusammenführen“ zusammen.</translation>
    </message>
    <message>
        <source>Make the file</source>
        <translation>Datei anlegen</translation>
    </message>
    <message>
        <source>Makes a file with which somebody labels elsewhere, without a server or a network.</source>
        <translation>Legt eine Datei an, mit der jemand anderswo annotiert, ohne Server und Netz.</translation>
    </message>
    <message>
        <source>Not in it</source>
        <translation>Nicht darin</translation>
    </message>
    <message>
        <source>Other threads, with everything about them.</source>
        <translation>Andere Threads mit allem, was dazugehört.</translation>
    </message>
    <message>
        <source>Say for whom it is.</source>
        <translation>Angeben, für wen sie ist.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Texts, schema, guidelines, terms and suggestions of these threads.</source>
        <translation>Texte, Schema, Richtlinien, Begriffe und Vorschläge dieser Threads.</translation>
    </message>
    <message>
        <source>What others labelled, noted and did, and their time. Nobody can get it back from the file.</source>
        <translation>Labels, Notizen, Verlauf und Zeit anderer. Niemand kann sie aus der Datei zurückgewinnen.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>{file} is there: {threads}, {labels}.</source>
        <translation>{file} ist da: {threads}, {labels}.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>An action, a label, a thread</source>
        <translation>Aktion, Label oder Thread</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Nothing of that name can be done now.</source>
        <translation>Nichts mit diesem Namen ist gerade möglich.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Show the inspector</source>
        <translation>Inspektor zeigen</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>By label</source>
        <translation>Nach Label</translation>
    </message>
    <message>
        <source>By pair</source>
        <translation>Nach Paar</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Nach Woche</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen …</translation>
    </message>
    <message>
        <source>Part by part</source>
        <translation>Teil für Teil</translation>
    </message>
    <message>
        <source>There is nothing to compare.</source>
        <translation>Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>When these texts were submitted is not known: they were imported as submitted. Texts that are submitted in this program are counted by the week.</source>
        <translation>Wann diese Texte abgegeben wurden, ist nicht bekannt: Sie wurden als abgegeben importiert. Texte, die in diesem Programm abgegeben werden, zählen nach Wochen.</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back what {name} has not begun</source>
        <translation>Zurücknehmen, was {name} nicht begonnen hat</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>zugeteilt</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <source>last here</source>
        <translation>zuletzt hier</translation>
    </message>
    <message>
        <source>of what is assigned</source>
        <translation>vom Zugeteilten</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>abgegeben</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>1 place</source>
        <translation>1 Stelle</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>a comment</source>
        <translation>ein Kommentar</translation>
    </message>
    <message>
        <source>labelled already</source>
        <translation>schon mit Label</translation>
    </message>
    <message>
        <source>refused here before</source>
        <translation>hier schon abgelehnt</translation>
    </message>
    <message>
        <source>the article</source>
        <translation>der Artikel</translation>
    </message>
    <message>
        <source>toward {target}</source>
        <translation>gegenüber: {target}</translation>
    </message>
    <message>
        <source>{author}’s comment</source>
        <translation>Kommentar von {author}</translation>
    </message>
    <message>
        <source>{count} places</source>
        <translation>{count} Stellen</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} Threads</translation>
    </message>
    <message>
        <source>{places} in {threads}</source>
        <translation>{places} in {threads}</translation>
    </message>
</context>
<context>
    <name>PointsPanel</name>
    <message>
        <source>All {count}</source>
        <translation>Alle {count}</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>Offen {count}</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Settled {count}</source>
        <translation>Fertig {count}</translation>
    </message>
    <message>
        <source>{count} agreed</source>
        <translation>{count} übereinstimmend</translation>
    </message>
    <message>
        <source>{count} settled</source>
        <translation>{count} entschieden</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>{percent} % · {what}</source>
        <translation>{percent}&#xa0;% · {what}</translation>
    </message>
</context>
<context>
    <name>ProjectAcceptDialog</name>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>Accept sure suggestions in the whole project</source>
        <translation>Sichere Vorschläge im ganzen Projekt übernehmen</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Ebenen</translation>
    </message>
    <message>
        <source>How sure, in percent</source>
        <translation>Wie sicher, in Prozent</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing that waits is as sure as that.</source>
        <translation>Nichts, was wartet, ist so sicher.</translation>
    </message>
    <message>
        <source>These are the surest {count}; take them, then look again.</source>
        <translation>Das sind die {count} sichersten; diese übernehmen, dann noch einmal nachsehen.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>{suggestions} in {threads}. Submitted texts are left alone.</source>
        <translation>{suggestions} in {threads}. Abgegebene Texte bleiben unberührt.</translation>
    </message>
    <message>
        <source>{percent} % and more</source>
        <translation>{percent}&#xa0;% und mehr</translation>
    </message>
</context>
<context>
    <name>ProjectPages</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>Copied to {file}</source>
        <translation>Kopiert nach {file}</translation>
    </message>
    <message>
        <source>Imported {documents}</source>
        <translation>{documents} importiert</translation>
    </message>
    <message>
        <source>Removed “{title}”; Undo brings it back.</source>
        <translation>„{title}“ entfernt; „Rückgängig“ bringt es zurück.</translation>
    </message>
    <message>
        <source>Stopped; what was read until then is in.</source>
        <translation>Angehalten; was bis dahin gelesen war, ist aufgenommen.</translation>
    </message>
    <message>
        <source>The schema is changed; Undo takes it back.</source>
        <translation>Das Schema ist geändert; „Rückgängig“ nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>All threads</source>
        <translation>Alle Threads</translation>
    </message>
    <message>
        <source>Review took {time} at 1 thread, all reviewers together.</source>
        <translation>Die Prüfung von 1 Thread dauerte {time}, alle Personen zusammen.</translation>
    </message>
    <message>
        <source>Review took {time} at {threads} threads, {each} a thread, all reviewers together.</source>
        <translation>Die Prüfung von {threads} Threads dauerte {time}, {each} je Thread, alle Personen zusammen.</translation>
    </message>
    <message>
        <source>labels in {count} texts</source>
        <translation>Labels in {count} Texten</translation>
    </message>
    <message>
        <source>none reviewed</source>
        <translation>keine geprüft</translation>
    </message>
    <message>
        <source>of {count} reviewed labels were right</source>
        <translation>von {count} geprüften Labels waren richtig</translation>
    </message>
    <message>
        <source>of {count} threads submitted</source>
        <translation>von {count} Threads abgegeben</translation>
    </message>
    <message>
        <source>threads settled in review</source>
        <translation>Threads in der Prüfung abgeschlossen</translation>
    </message>
    <message>
        <source>{count} begun</source>
        <translation>{count} begonnen</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>{count} neu</translation>
    </message>
    <message>
        <source>{count} settled</source>
        <translation>{count} abgeschlossen</translation>
    </message>
    <message>
        <source>{count} submitted</source>
        <translation>{count} abgegeben</translation>
    </message>
    <message>
        <source>{count} · {share}</source>
        <translation>{count} · {share}</translation>
    </message>
    <message>
        <source>{count} · {share} · {gold} in gold</source>
        <translation>{count} · {share} · {gold} im Gold</translation>
    </message>
    <message>
        <source>{labels} labels</source>
        <translation>{labels} Labels</translation>
    </message>
    <message>
        <source>{layer}: {label}</source>
        <translation>{layer}: {label}</translation>
    </message>
    <message>
        <source>{pace} · {decisions}</source>
        <translation>{pace} · {decisions}</translation>
    </message>
    <message>
        <source>{share} accepted</source>
        <translation>{share} übernommen</translation>
    </message>
    <message>
        <source>{share} of {count}</source>
        <translation>{share} von {count}</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>{share} richtig</translation>
    </message>
    <message>
        <source>{submitted} submitted</source>
        <translation>{submitted} abgegeben</translation>
    </message>
    <message>
        <source>{submitted} submitted · {assigned} assigned</source>
        <translation>{submitted} abgegeben · {assigned} zugeteilt</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>Active time before each label given, changed or refused, all annotators together.</source>
        <translation>Aktive Zeit vor jedem Label, das vergeben, geändert oder abgelehnt wurde, alle Personen zusammen.</translation>
    </message>
    <message>
        <source>Comparing annotators</source>
        <translation>Personen werden verglichen</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>How many of the suggestions that people decided on they took as they were, above how many of those a reviewer approved. Much taken and little approved: people follow the machine too easily.</source>
        <translation>Wie viele der Vorschläge, über die entschieden wurde, unverändert übernommen wurden, darüber, wie viele davon die Prüfung bestätigt hat. Viel übernommen und wenig bestätigt: Der Maschine wird zu leicht gefolgt.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels over time</source>
        <translation>Labels im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Labels that stand now, by the week in which they were given.</source>
        <translation>Labels, die jetzt gelten, nach der Woche, in der sie vergeben wurden.</translation>
    </message>
    <message>
        <source>Nobody has decided on a suggestion yet.</source>
        <translation>Noch wurde über keinen Vorschlag entschieden.</translation>
    </message>
    <message>
        <source>Nothing was reviewed yet.</source>
        <translation>Noch wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>Of labels given by hand, reviewers approved {share}.</source>
        <translation>Von Hand vergebene Labels bestätigte die Prüfung zu {share}.</translation>
    </message>
    <message>
        <source>Progress and quality</source>
        <translation>Fortschritt und Qualität</translation>
    </message>
    <message>
        <source>Replace names</source>
        <translation>Namen ersetzen</translation>
    </message>
    <message>
        <source>Replace the names of annotators in the report</source>
        <translation>Die Namen der Annotierenden im Bericht ersetzen</translation>
    </message>
    <message>
        <source>Save as a report</source>
        <translation>Als Bericht speichern</translation>
    </message>
    <message>
        <source>Save as a report…</source>
        <translation>Als Bericht speichern …</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Gespeichert als {file}</translation>
    </message>
    <message>
        <source>Suggestions: accepted, and right</source>
        <translation>Vorschläge: übernommen und richtig</translation>
    </message>
    <message>
        <source>The share of reviewed labels that were right, in parentheses where it would lie with 95 % of very many.</source>
        <translation>Der Anteil richtiger unter den geprüften Labels; in Klammern, wo er bei sehr vielen mit 95&#xa0;% Sicherheit läge.</translation>
    </message>
    <message>
        <source>Threads by state and person</source>
        <translation>Threads nach Stand und Person</translation>
    </message>
    <message>
        <source>Time per decision</source>
        <translation>Zeit je Entscheidung</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>What reviewers found</source>
        <translation>Was die Prüfung ergab</translation>
    </message>
    <message>
        <source>{name} report.html</source>
        <translation>{name} Bericht.html</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Flagged {count}</source>
        <translation>Vorgemerkt {count}</translation>
    </message>
    <message>
        <source>No thread to do is left in this list.</source>
        <translation>In dieser Liste ist kein Thread mehr offen.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Threads submitted</source>
        <translation>Abgegebene Threads</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>To do {count}</source>
        <translation>Offen {count}</translation>
    </message>
    <message>
        <source>{submitted} of {threads} thread submitted</source>
        <translation>{submitted} von {threads} Thread abgegeben</translation>
    </message>
    <message>
        <source>{submitted} of {threads} threads submitted</source>
        <translation>{submitted} von {threads} Threads abgegeben</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
</context>
<context>
    <name>QueueWhose</name>
    <message>
        <source>All threads</source>
        <translation>Alle Threads</translation>
    </message>
    <message>
        <source>Assigned to {name}</source>
        <translation>{name} zugeteilt</translation>
    </message>
    <message>
        <source>Begun by {name}</source>
        <translation>Von {name} begonnen</translation>
    </message>
    <message>
        <source>Flagged by {name}</source>
        <translation>Von {name} vorgemerkt</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Submitted by {name}</source>
        <translation>Von {name} abgegeben</translation>
    </message>
    <message>
        <source>{which}; show the others again</source>
        <translation>{which}; die anderen wieder zeigen</translation>
    </message>
</context>
<context>
    <name>ReasonRow</name>
    <message>
        <source>A note to the annotator</source>
        <translation>Eine Notiz dazu</translation>
    </message>
    <message>
        <source>Edit reasons…</source>
        <translation>Gründe bearbeiten …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note to the annotator</source>
        <translation>Notiz dazu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>{reason}: {number} while a reason has the keyboard</source>
        <translation>{reason}: {number}, während ein Grund die Tastatur hat</translation>
    </message>
</context>
<context>
    <name>ReasonsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>One to a line; annotators read them with their corrections. Verdicts that were given keep theirs.</source>
        <translation>Einer je Zeile; sie stehen bei den Korrekturen. Frühere Urteile behalten ihre.</translation>
    </message>
    <message>
        <source>Reasons for verdicts</source>
        <translation>Gründe für Urteile</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget {name}</source>
        <translation>{name} vergessen</translation>
    </message>
    <message>
        <source>The file is no longer in {folder}.</source>
        <translation>Die Datei ist nicht mehr in {folder}.</translation>
    </message>
    <message>
        <source>{done} of {all} submitted</source>
        <translation>{done} von {all} abgegeben</translation>
    </message>
</context>
<context>
    <name>RecipeRow</name>
    <message>
        <source>Changed since it was saved; save it again to keep the changes.</source>
        <translation>Seit dem Speichern geändert; zum Behalten neu speichern.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Kommandozeile kopieren</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget this recipe</source>
        <translation>Dieses Rezept vergessen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Save as recipe…</source>
        <translation>Speichern …</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>The new name stands wherever the old one did: labels, history, verdicts. Copies of the project that still say the old name are merged as the same person. Renaming back undoes it.</source>
        <translation>Der neue Name steht überall, wo der alte stand: bei Labels, Verlauf, Urteilen. Kopien des Projekts, die noch den alten nennen, werden als dieselbe Person zusammengeführt. Zurückbenennen macht es rückgängig.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>%1 right</source>
        <translation>richtig: %1</translation>
    </message>
    <message>
        <source>%1 toward %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 · added</source>
        <translation>%1 · hinzugefügt</translation>
    </message>
    <message>
        <source>%1 · contested</source>
        <translation>%1 · beanstandet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotators</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contested</source>
        <translation>
            <numerusform>%Ln beanstandet</numerusform>
            <numerusform>%Ln beanstandet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln differences</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier verdicts chose {what}.</source>
        <translation>
            <numerusform>%Ln früheres Urteil wählte {what}.</numerusform>
            <numerusform>%Ln frühere Urteile wählten {what}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have not submitted yet</source>
        <translation>
            <numerusform>%Ln hat noch nicht abgegeben</numerusform>
            <numerusform>%Ln haben noch nicht abgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Label</numerusform>
            <numerusform>%Ln Labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spans</source>
        <translation>
            <numerusform>%Ln Textstelle</numerusform>
            <numerusform>%Ln Textstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 annotation</source>
        <translation>1 Annotation</translation>
    </message>
    <message>
        <source>1 annotator</source>
        <translation>1 Person</translation>
    </message>
    <message>
        <source>1 contested</source>
        <translation>1 beanstandet</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 Unterschied</translation>
    </message>
    <message>
        <source>1 earlier verdict chose {what}.</source>
        <translation>1 früheres Urteil wählte {what}.</translation>
    </message>
    <message>
        <source>1 has not submitted yet</source>
        <translation>1 hat noch nicht abgegeben</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message>
        <source>1 refusal follows.</source>
        <translation>1 Ablehnung folgt.</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 Textstelle</translation>
    </message>
    <message>
        <source>1 suggestion follows.</source>
        <translation>1 Vorschlag folgt.</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>A random share</source>
        <translation>Zufälliger Anteil</translation>
    </message>
    <message>
        <source>Added by {name} in review</source>
        <translation>In der Prüfung von {name} hinzugefügt</translation>
    </message>
    <message>
        <source>Against the suggester</source>
        <translation>Entgegen dem Vorschlag</translation>
    </message>
    <message>
        <source>All say so. Is it right?</source>
        <translation>Alle sagen das. Ist es richtig?</translation>
    </message>
    <message>
        <source>All threads</source>
        <translation>Alle Threads</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Wird angewendet …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>Beanstandet</translation>
    </message>
    <message>
        <source>Did again: {what}</source>
        <translation>Wiederholt: {what}</translation>
    </message>
    <message>
        <source>Does this get a label?</source>
        <translation>Bekommt das ein Label?</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>GOLD</source>
        <translation>GOLD</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Ist das richtig?</translation>
    </message>
    <message>
        <source>Looking what has these labels…</source>
        <translation>Es wird gesucht, was diese Labels hat …</translation>
    </message>
    <message>
        <source>Low confidence</source>
        <translation>Wenig sicher</translation>
    </message>
    <message>
        <source>No annotation becomes another.</source>
        <translation>Keine Annotation ändert sich.</translation>
    </message>
    <message>
        <source>No label here: {layer}. Is that right?</source>
        <translation>Hier kein Label: {layer}. Ist das richtig?</translation>
    </message>
    <message>
        <source>One label or several?</source>
        <translation>Ein Label oder mehrere?</translation>
    </message>
    <message>
        <source>Settled: %1</source>
        <translation>Entschieden: %1</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>The first of them</source>
        <translation>Die ersten davon</translation>
    </message>
    <message>
        <source>This cannot be done.</source>
        <translation>Das ist nicht möglich.</translation>
    </message>
    <message>
        <source>Thread {number} of {count}</source>
        <translation>Thread {number} von {count}</translation>
    </message>
    <message>
        <source>Thread {number} of {count} with differences</source>
        <translation>Thread {number} von {count} mit Unterschieden</translation>
    </message>
    <message>
        <source>Toward what?</source>
        <translation>Haltung wozu?</translation>
    </message>
    <message>
        <source>Undid: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Was sich ändern wird</translation>
    </message>
    <message>
        <source>Where does this begin and end?</source>
        <translation>Wo beginnt und endet das?</translation>
    </message>
    <message>
        <source>Where does this begin?</source>
        <translation>Wo beginnt das?</translation>
    </message>
    <message>
        <source>Where does this end?</source>
        <translation>Wo endet das?</translation>
    </message>
    <message>
        <source>Which label?</source>
        <translation>Welches Label?</translation>
    </message>
    <message>
        <source>{names} has not submitted yet</source>
        <translation>{names} hat noch nicht abgegeben</translation>
    </message>
    <message>
        <source>{names} have not submitted yet</source>
        <translation>{names} haben noch nicht abgegeben</translation>
    </message>
    <message>
        <source>“{attribute}”: which is right?</source>
        <translation>„{attribute}“: Was ist richtig?</translation>
    </message>
    <message>
        <source>With differences</source>
        <translation>Mit Unterschieden</translation>
    </message>
    <message>
        <source>Writing the change</source>
        <translation>Die Änderung wird geschrieben</translation>
    </message>
    <message>
        <source>You added this.</source>
        <translation>Selbst hinzugefügt.</translation>
    </message>
    <message>
        <source>agreed {number} of {count}</source>
        <translation>übereinstimmend {number} von {count}</translation>
    </message>
    <message>
        <source>approved %1</source>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>boundary</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>corrected: %1</source>
        <translation>korrigiert: %1</translation>
    </message>
    <message>
        <source>decided on %1</source>
        <translation>über %1 entschieden</translation>
    </message>
    <message>
        <source>difference {number} of {count}</source>
        <translation>Unterschied {number} von {count}</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>label {number} of {count}</source>
        <translation>Label {number} von {count}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>no label in {where}</source>
        <translation>kein Label: {where}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>hier nichts</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>rejected %1</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>return of the thread to {name}</source>
        <translation>Rückgabe des Threads an {name}</translation>
    </message>
    <message>
        <source>returned the thread to {name}</source>
        <translation>Thread an {name} zurückgegeben</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>settled the thread</source>
        <translation>Thread abgeschlossen</translation>
    </message>
    <message>
        <source>settling of the thread</source>
        <translation>Abschließen des Threads</translation>
    </message>
    <message>
        <source>stance</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>weggenommen</translation>
    </message>
    <message>
        <source>taking the thread up again</source>
        <translation>Wiederaufnehmen des Threads</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>the longer</source>
        <translation>die längere</translation>
    </message>
    <message>
        <source>the shorter</source>
        <translation>die kürzere</translation>
    </message>
    <message>
        <source>took back the verdict on %1</source>
        <translation>Urteil über %1 zurückgenommen</translation>
    </message>
    <message>
        <source>took the thread up again</source>
        <translation>Thread wieder aufgenommen</translation>
    </message>
    <message>
        <source>verdict on %1</source>
        <translation>Urteil über %1</translation>
    </message>
    <message>
        <source>verdicts on %1</source>
        <translation>Urteile über %1</translation>
    </message>
    <message>
        <source>without attribute</source>
        <translation>ohne Attribut</translation>
    </message>
    <message>
        <source>{annotations} in {threads} will become others.</source>
        <translation>Betroffen: {annotations} in {threads}.</translation>
    </message>
    <message>
        <source>{asked}: which answer, if any?</source>
        <translation>{asked}: welche Antwort, wenn überhaupt eine?</translation>
    </message>
    <message>
        <source>{before} → {after} · {name}</source>
        <translation>{before} → {after} · {name}</translation>
    </message>
    <message>
        <source>{count} annotations</source>
        <translation>{count} Annotationen</translation>
    </message>
    <message>
        <source>{count} by {name}</source>
        <translation>{count} von {name}</translation>
    </message>
    <message>
        <source>{count} refusals follow.</source>
        <translation>{count} Ablehnungen folgen.</translation>
    </message>
    <message>
        <source>{count} suggestions follow.</source>
        <translation>{count} Vorschläge folgen.</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} Threads</translation>
    </message>
    <message>
        <source>{count} would stand twice at one place: the earlier stays, the other is taken away.</source>
        <translation>{count} stünden doppelt an einer Stelle: Das Frühere bleibt, das andere wird weggenommen.</translation>
    </message>
    <message>
        <source>{reviewer} added it ({who} had none)</source>
        <translation>von {reviewer} hinzugefügt ({who}: keines)</translation>
    </message>
    <message>
        <source>{reviewer} approved it ({who})</source>
        <translation>von {reviewer} bestätigt ({who})</translation>
    </message>
    <message>
        <source>{reviewer} approved that there is none ({who})</source>
        <translation>von {reviewer} bestätigt, dass hier nichts ist ({who})</translation>
    </message>
    <message>
        <source>{reviewer} changed it ({who})</source>
        <translation>von {reviewer} geändert ({who})</translation>
    </message>
    <message>
        <source>{reviewer} rejected it ({who})</source>
        <translation>von {reviewer} abgelehnt ({who})</translation>
    </message>
    <message>
        <source>{who} does not accept the verdict. Does it stand?</source>
        <translation>{who} beanstandet das Urteil. Gilt es?</translation>
    </message>
    <message>
        <source>{who} gives no reason.</source>
        <translation>{who} nennt keinen Grund.</translation>
    </message>
    <message>
        <source>{who}: {what}</source>
        <translation>{who}: {what}</translation>
    </message>
    <message>
        <source>{who}: {what}, {origin}</source>
        <translation>{who}: {what}, {origin}</translation>
    </message>
</context>
<context>
    <name>ReviewHints</name>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln offen</numerusform>
            <numerusform>%Ln offen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 open</source>
        <translation>1 offen</translation>
    </message>
    <message>
        <source>Approve the rest</source>
        <translation>Rest bestätigen</translation>
    </message>
    <message>
        <source>Approve what is agreed</source>
        <translation>Übereinstimmendes bestätigen</translation>
    </message>
    <message>
        <source>Settle and next</source>
        <translation>Abschließen und weiter</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message numerus="yes">
        <source>%Ln differences are open yet.</source>
        <translation>
            <numerusform>%Ln Unterschied ist noch offen.</numerusform>
            <numerusform>%Ln Unterschiede sind noch offen.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 difference is open yet.</source>
        <translation>1 Unterschied ist noch offen.</translation>
    </message>
    <message numerus="yes">
        <source>Approved as one: %Ln labels.</source>
        <translation>
            <numerusform>Zusammen bestätigt: %Ln Label.</numerusform>
            <numerusform>Zusammen bestätigt: %Ln Labels.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved as one: 1 label.</source>
        <translation>Zusammen bestätigt: 1 Label.</translation>
    </message>
    <message>
        <source>Go to a text that is asked for its stance first, then choose the target.</source>
        <translation>Erst zu einem Text gehen, bei dem nach der Haltung gefragt wird, dann das Ziel wählen.</translation>
    </message>
    <message>
        <source>Nothing that all agree on is open here.</source>
        <translation>Nichts, worin alle übereinstimmen, ist hier offen.</translation>
    </message>
    <message>
        <source>Returned to {name}; it is in progress again there.</source>
        <translation>An {name} zurückgegeben; dort ist der Thread wieder in Arbeit.</translation>
    </message>
    <message>
        <source>This list is empty.</source>
        <translation>Diese Liste ist leer.</translation>
    </message>
</context>
<context>
    <name>SchemaPage</name>
    <message>
        <source>Add a label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>Back to the thread</source>
        <translation>Zurück zum Thread</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save the schema</source>
        <translation>Schema speichern</translation>
    </message>
    <message>
        <source>Save the schema as…</source>
        <translation>Schema speichern unter …</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Schema and guidelines</source>
        <translation>Schema und Richtlinien</translation>
    </message>
    <message>
        <source>Schemas (*.toml)</source>
        <translation>Schemata (*.toml)</translation>
    </message>
    <message>
        <source>See what will change</source>
        <translation>Ansehen, was sich ändert</translation>
    </message>
    <message>
        <source>The schema became another meanwhile. What you had begun is kept, but for this: {left}.</source>
        <translation>Das Schema wurde inzwischen ein anderes. Das Begonnene ist erhalten, außer: {left}.</translation>
    </message>
    <message>
        <source>The schema became another meanwhile. What you had begun is kept.</source>
        <translation>Das Schema wurde inzwischen ein anderes. Das Begonnene ist erhalten.</translation>
    </message>
    <message>
        <source>The schema is saved as {file}. A new project can begin with it.</source>
        <translation>Das Schema ist als {file} gespeichert. Ein neues Projekt kann damit beginnen.</translation>
    </message>
</context>
<context>
    <name>SchemaWords</name>
    <message>
        <source>%1 added to %2</source>
        <translation>%1 zu %2 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 in another colour</source>
        <translation>%1 in anderer Farbe</translation>
    </message>
    <message>
        <source>%1 merged into %2</source>
        <translation>%1 in %2 aufgegangen</translation>
    </message>
    <message>
        <source>%1 offered again</source>
        <translation>%1 wieder angeboten</translation>
    </message>
    <message>
        <source>%1 on the key %2</source>
        <translation>%1 auf Taste %2</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 renamed to %2</source>
        <translation>%1 in %2 umbenannt</translation>
    </message>
    <message>
        <source>%1 retired</source>
        <translation>%1 stillgelegt</translation>
    </message>
    <message>
        <source>%1 split into %2</source>
        <translation>%1 aufgeteilt in %2</translation>
    </message>
    <message>
        <source>attribute %1 asked again</source>
        <translation>Attribut %1 wieder gefragt</translation>
    </message>
    <message>
        <source>attribute %1 renamed to %2</source>
        <translation>Attribut %1 in %2 umbenannt</translation>
    </message>
    <message>
        <source>attribute %1 retired</source>
        <translation>Attribut %1 stillgelegt</translation>
    </message>
    <message>
        <source>attributes of %1 in another order</source>
        <translation>Attribute von %1 in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>guideline of %1</source>
        <translation>Richtlinie zu %1</translation>
    </message>
    <message>
        <source>labels of %1 in another order</source>
        <translation>Labels von %1 in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>layer %1 asked again</source>
        <translation>Ebene %1 wieder gefragt</translation>
    </message>
    <message>
        <source>layer %1 asked otherwise</source>
        <translation>Ebene %1 anders gefragt</translation>
    </message>
    <message>
        <source>layer %1 renamed to %2</source>
        <translation>Ebene %1 in %2 umbenannt</translation>
    </message>
    <message>
        <source>layer %1 retired</source>
        <translation>Ebene %1 stillgelegt</translation>
    </message>
    <message>
        <source>layers in another order</source>
        <translation>Ebenen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>new attribute %1 of %2</source>
        <translation>neues Attribut %1 von %2</translation>
    </message>
    <message>
        <source>new layer %1</source>
        <translation>neue Ebene %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search texts and authors</source>
        <translation>Texte, Verfasser suchen</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Warteschlange durchsuchen</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>No label has just this text. “or part of it” finds longer ones that contain it.</source>
        <translation>Kein Label hat genau diesen Text. „oder ein Teil davon“ findet längere, die ihn enthalten.</translation>
    </message>
    <message>
        <source>No text holds all of these words. The last word may be the beginning of a longer one.</source>
        <translation>Kein Text enthält alle diese Wörter. Das letzte Wort darf der Anfang eines längeren sein.</translation>
    </message>
    <message>
        <source>Nothing fits all that is chosen. “Clear” looks in everything again.</source>
        <translation>Nichts entspricht allem Gewählten. „Leeren“ sucht wieder überall.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Fundstellen</translation>
    </message>
    <message>
        <source>The first {places}; ask for less to see the others.</source>
        <translation>Die ersten {places}; enger suchen, um die anderen zu sehen.</translation>
    </message>
    <message>
        <source>Type words, the last may be unfinished. Words in quotes stand in a row: “harbour authority”. Or choose a label and whatever else the places shall have in common.</source>
        <translation>Wörter eingeben, das letzte darf unfertig sein. Wörter in Anführungszeichen stehen hintereinander: &quot;harbour authority&quot;. Oder ein Label wählen und was die Stellen sonst gemeinsam haben sollen.</translation>
    </message>
</context>
<context>
    <name>SendingDialog</name>
    <message>
        <source>Agree: send them</source>
        <translation>Zustimmen und senden</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>Nichts senden</translation>
    </message>
    <message>
        <source>Send texts to this address?</source>
        <translation>Texte an diese Adresse senden?</translation>
    </message>
    <message>
        <source>Your answer holds for this project and this address, and is kept in your settings.</source>
        <translation>Die Antwort gilt für dieses Projekt und diese Adresse und bleibt in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A character that no text can hold was replaced by “�” (NUL or half a character); the document went in.</source>
        <translation>Ein Zeichen, das kein Text fassen kann, wurde durch „�“ ersetzt (NUL oder ein halbes Zeichen); das Dokument wurde aufgenommen.</translation>
    </message>
    <message>
        <source>A column cannot be mapped to “{ours}”, only to {known}.</source>
        <translation>Eine Spalte lässt sich nicht „{ours}“ zuordnen, nur: {known}.</translation>
    </message>
    <message>
        <source>A label cannot be merged into itself.</source>
        <translation>Ein Label kann nicht in sich selbst aufgehen.</translation>
    </message>
    <message>
        <source>A label does not say of which layer it is.</source>
        <translation>Ein Label sagt nicht, zu welcher Ebene es gehört.</translation>
    </message>
    <message>
        <source>A language model at an address of yours</source>
        <translation>Ein Sprachmodell an eigener Adresse</translation>
    </message>
    <message>
        <source>A later change of the schema has changed this since.</source>
        <translation>Eine spätere Änderung des Schemas hat dies seither geändert.</translation>
    </message>
    <message>
        <source>A later edit has changed this since.</source>
        <translation>Ein späterer Schritt hat dies seither geändert.</translation>
    </message>
    <message>
        <source>A name that ends in .json is that of a file; leave the ending away.</source>
        <translation>Ein Name, der auf .json endet, ist der einer Datei; die Endung weglassen.</translation>
    </message>
    <message>
        <source>A number here is too long to be one.</source>
        <translation>Eine Zahl hier ist zu lang.</translation>
    </message>
    <message>
        <source>A project has no place for it.</source>
        <translation>Ein Projekt hat dafür keinen Platz.</translation>
    </message>
    <message>
        <source>A quotation mark opens here and nothing closes it; this line was skipped.</source>
        <translation>Hier öffnet ein Anführungszeichen, und nichts schließt es; die Zeile wurde ausgelassen.</translation>
    </message>
    <message>
        <source>A spaCy pipeline</source>
        <translation>Eine spaCy-Pipeline</translation>
    </message>
    <message>
        <source>A span of “{name}” needs start, end and label.</source>
        <translation>Eine Textstelle von „{name}“ braucht start, end und label.</translation>
    </message>
    <message>
        <source>A stance of “{layer}” needs target and label.</source>
        <translation>Eine Haltung von „{layer}“ braucht target und label.</translation>
    </message>
    <message>
        <source>A tag is neither a word nor a number.</source>
        <translation>Ein Tag ist weder ein Wort noch eine Zahl.</translation>
    </message>
    <message>
        <source>A target needs kind and id.</source>
        <translation>Ein Ziel braucht kind und id.</translation>
    </message>
    <message>
        <source>A term needs at least one character.</source>
        <translation>Ein Begriff braucht mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>A token classifier (Hugging Face transformers)</source>
        <translation>Ein Token-Klassifikator (Hugging Face transformers)</translation>
    </message>
    <message>
        <source>Active time before each label given, changed or refused, all annotators together.</source>
        <translation>Aktive Zeit vor jedem Label, das vergeben, geändert oder abgelehnt wurde, alle Personen zusammen.</translation>
    </message>
    <message>
        <source>Agreement between annotators</source>
        <translation>Übereinstimmung der Annotierenden</translation>
    </message>
    <message>
        <source>Agreement is too low.</source>
        <translation>Die Übereinstimmung ist zu gering.</translation>
    </message>
    <message>
        <source>An archive in an archive may have {limit} MB; unpack the outer one first.</source>
        <translation>Ein Archiv in einem Archiv darf {limit}&#xa0;MB haben; erst das äußere entpacken.</translation>
    </message>
    <message>
        <source>An import is under way; files can be merged once it has ended.</source>
        <translation>Ein Import läuft; Dateien können zusammengeführt werden, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>An import is under way; the schema can be changed once it has ended.</source>
        <translation>Ein Import läuft; danach lässt sich das Schema ändern.</translation>
    </message>
    <message>
        <source>An order has to name each of them once.</source>
        <translation>Eine Reihenfolge muss jedes genau einmal nennen.</translation>
    </message>
    <message>
        <source>And {count:,} more of the kind.</source>
        <translation>Und {count:,} weitere dieser Art.</translation>
    </message>
    <message>
        <source>Cohen’s kappa</source>
        <translation>Cohens Kappa</translation>
    </message>
    <message>
        <source>Columns that hold neither text nor numbers were not read: {names}.</source>
        <translation>Spalten, die weder Text noch Zahlen enthalten, wurden nicht gelesen: {names}.</translation>
    </message>
    <message>
        <source>Conversations of which no utterance is the first: {count}; the title stands for it, or else the first utterance in the file.</source>
        <translation>Gespräche ohne erste Äußerung: {count}; für sie steht der Titel, sonst die erste Äußerung in der Datei.</translation>
    </message>
    <message>
        <source>Differences are open yet: {count}.</source>
        <translation>Noch offene Unterschiede: {count}.</translation>
    </message>
    <message>
        <source>Documents without labels were not asked for.</source>
        <translation>Dokumente ohne Labels waren nicht verlangt.</translation>
    </message>
    <message>
        <source>Each suggester of a project needs a name of its own.</source>
        <translation>Jeder Vorschlagsgeber eines Projekts braucht einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Elements lie deeper in each other here than in any XMI.</source>
        <translation>Elemente liegen hier tiefer ineinander als in jedem XMI.</translation>
    </message>
    <message>
        <source>F1, exact</source>
        <translation>F1, genau</translation>
    </message>
    <message>
        <source>F1, overlapping</source>
        <translation>F1, überlappend</translation>
    </message>
    <message>
        <source>Fewer than two annotators submitted the document.</source>
        <translation>Weniger als zwei Personen haben das Dokument abgegeben.</translation>
    </message>
    <message>
        <source>Fleiss’ kappa</source>
        <translation>Fleiss’ Kappa</translation>
    </message>
    <message>
        <source>From here on the file is not {encoding}; the rest of it was not read.</source>
        <translation>Ab hier ist die Datei nicht {encoding}; der Rest wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>From here on this is not JSON; the rest of the file was not read.</source>
        <translation>Ab hier ist das kein JSON; der Rest der Datei wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>How many of the suggestions that people decided on they took as they were, beside how many of those taken a reviewer approved. Much taken and little approved means that people follow the machine too easily.</source>
        <translation>Wie viele der Vorschläge, über die entschieden wurde, unverändert übernommen wurden, daneben, wie viele der übernommenen die Prüfung bestätigt hat. Viel übernommen und wenig bestätigt heißt: Der Maschine wird zu leicht gefolgt.</translation>
    </message>
    <message>
        <source>It is locked with a password; take the password away and pack it anew.</source>
        <translation>Es ist mit einem Passwort gesperrt; ohne Passwort neu packen.</translation>
    </message>
    <message>
        <source>It names the thread “{thread}”, but what it answers is in another.</source>
        <translation>Genannt ist der Thread „{thread}“, aber worauf geantwortet wird, gehört zu einem anderen.</translation>
    </message>
    <message>
        <source>It was called off; no report was written.</source>
        <translation>Abgebrochen; es wurde kein Bericht geschrieben.</translation>
    </message>
    <message>
        <source>Krippendorff’s alpha</source>
        <translation>Krippendorffs Alpha</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels as this program writes them need its schema: take the folder of the export, manifest and all.</source>
        <translation>Labels, wie dieses Programm sie schreibt, brauchen ihr Schema: den Ordner des Exports nehmen, samt Manifest.</translation>
    </message>
    <message>
        <source>Labels came into this thread from a merged file since; going back ends there.</source>
        <translation>Inzwischen kamen Labels aus einer zusammengeführten Datei in diesen Thread; dort endet der Weg zurück.</translation>
    </message>
    <message>
        <source>Labels of “{layer}” are chosen, and the layer is left out.</source>
        <translation>Labels von „{layer}“ sind gewählt, und die Ebene ist ausgelassen.</translation>
    </message>
    <message>
        <source>Labels over time</source>
        <translation>Labels im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Labels that stand now, by the week in which they were given.</source>
        <translation>Labels, die jetzt gelten, nach der Woche, in der sie vergeben wurden.</translation>
    </message>
    <message>
        <source>Labels were imported into this thread since; going back ends there.</source>
        <translation>Seither wurden Labels in diesen Thread importiert; weiter zurück geht es nicht.</translation>
    </message>
    <message>
        <source>Left out.</source>
        <translation>Ausgelassen.</translation>
    </message>
    <message>
        <source>Name the recipe: 1 to {longest} characters, the first of them no dash.</source>
        <translation>Das Rezept benennen: 1 bis {longest} Zeichen, das erste kein Strich.</translation>
    </message>
    <message>
        <source>Names asked for in words (GLiNER)</source>
        <translation>Mit Worten erfragte Namen (GLiNER)</translation>
    </message>
    <message>
        <source>Names inside texts, titles, flags and longer values of “meta” were not replaced.</source>
        <translation>Namen in Texten, Titeln, Vormerkungen und längeren Werten von „meta“ wurden nicht ersetzt.</translation>
    </message>
    <message>
        <source>Negatives were not asked for.</source>
        <translation>Abgelehnte Vorschläge waren nicht verlangt.</translation>
    </message>
    <message>
        <source>No column holds tags such as O, B-PER and I-PER; a line has a token, and its tag behind it.</source>
        <translation>Keine Spalte enthält Tags wie O, B-PER und I-PER; eine Zeile hat ein Token und dahinter seinen Tag.</translation>
    </message>
    <message>
        <source>No column seems to hold the text</source>
        <translation>Keine Spalte scheint den Text zu enthalten</translation>
    </message>
    <message>
        <source>No labels could be read. {path}: {reason}</source>
        <translation>Labels konnten nicht gelesen werden. {path}: {reason}</translation>
    </message>
    <message>
        <source>No place for what stands beside them: {parts}.</source>
        <translation>Kein Platz für das, was daneben steht: {parts}.</translation>
    </message>
    <message>
        <source>No span layer of the schema has the label “{label}”.</source>
        <translation>Keine Ebene für Textstellen hat im Schema das Label „{label}“.</translation>
    </message>
    <message>
        <source>No text was submitted by two annotators yet.</source>
        <translation>Noch wurde kein Text von zwei Personen abgegeben.</translation>
    </message>
    <message>
        <source>Nobody called “{name}” is known here, and threads are assigned to others; known are {known}. Assign threads to “{name}” first, or say which threads go along.</source>
        <translation>Hier ist niemand als „{name}“ bekannt, und die Threads sind anderen zugeteilt; bekannt sind {known}. Erst „{name}“ Threads zuteilen oder angeben, welche Threads mitgehen.</translation>
    </message>
    <message>
        <source>Nobody has decided on a suggestion yet.</source>
        <translation>Noch wurde über keinen Vorschlag entschieden.</translation>
    </message>
    <message>
        <source>Nobody here is called “{name}”.</source>
        <translation>Hier heißt niemand „{name}“.</translation>
    </message>
    <message>
        <source>Nothing here says whose the labels are: say it (--annotator NAME), or take them as suggestions (--as-suggestions AGENT).</source>
        <translation>Nichts hier sagt, von wem die Labels sind: es angeben (--annotator NAME) oder sie als Vorschläge nehmen (--as-suggestions AGENT).</translation>
    </message>
    <message>
        <source>Nothing was judged by two annotators yet.</source>
        <translation>Noch nichts wurde von zwei Personen beurteilt.</translation>
    </message>
    <message>
        <source>Nothing was reviewed yet.</source>
        <translation>Noch wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>Of labels given by hand reviewers approved {share} of {count:,}.</source>
        <translation>Von Hand vergebene Labels bestätigte die Prüfung zu {share} (von {count:,}).</translation>
    </message>
    <message>
        <source>Offsets are counted in {unit}, not as UIMA does: so the tokens are words.</source>
        <translation>Zählung der Positionen: {unit}, nicht wie bei UIMA; so sind die Token Wörter.</translation>
    </message>
    <message>
        <source>Offsets are counted in {unit}: that fits {fits} of the {spans} spans that can tell.</source>
        <translation>Zählung der Positionen: {unit}; das passt bei {fits} der {spans} Textstellen, an denen es sich zeigt.</translation>
    </message>
    <message>
        <source>Offsets in “{unit}” cannot be read; they must be code points.</source>
        <translation>Positionen in „{unit}“ können nicht gelesen werden; es müssen Codepoints sein.</translation>
    </message>
    <message>
        <source>On a scale from chance (0 %) to full agreement (100 %), all annotators together reach {share} % ({counted}).</source>
        <translation>Von Zufall (0&#xa0;%) bis volle Übereinstimmung (100&#xa0;%) erreichen alle Personen zusammen {share}&#xa0;% ({counted}).</translation>
    </message>
    <message>
        <source>On a scale from chance (0 %) to full agreement (100 %), two annotators reach {share} % ({counted}).</source>
        <translation>Von Zufall (0&#xa0;%) bis volle Übereinstimmung (100&#xa0;%) erreichen zwei Personen {share}&#xa0;% ({counted}).</translation>
    </message>
    <message>
        <source>One annotation stands</source>
        <translation>Eine Annotation steht noch</translation>
    </message>
    <message>
        <source>Only one text was judged by two: the figures say little.</source>
        <translation>Nur ein Text wurde von zwei Personen beurteilt: Die Zahlen sagen wenig.</translation>
    </message>
    <message>
        <source>Only {texts} texts were judged by two: the intervals say little.</source>
        <translation>Nur {texts} Texte wurden von zwei Personen beurteilt: Die Intervalle sagen wenig.</translation>
    </message>
    <message>
        <source>Parquet needs a package that is not installed: pip install &apos;annotator[parquet]&apos;.</source>
        <translation>Parquet braucht ein Paket, das nicht installiert ist: pip install &apos;annotator[parquet]&apos;.</translation>
    </message>
    <message>
        <source>Progress and quality on {day}, {time}.</source>
        <translation>Fortschritt und Qualität am {day}, {time}.</translation>
    </message>
    <message>
        <source>Removed what the last export had written here and this one did not: {files}.</source>
        <translation>Entfernt wurde, was der letzte Export hier geschrieben hatte und dieser nicht: {files}.</translation>
    </message>
    <message>
        <source>Review took {minutes} minutes of active time at 1 thread, all reviewers together.</source>
        <translation>Die Prüfung von 1 Thread dauerte {minutes} Minuten aktiver Zeit, alle Personen zusammen.</translation>
    </message>
    <message>
        <source>Review took {minutes} minutes of active time, {each} at each of {threads:,} threads, all reviewers together.</source>
        <translation>Die Prüfung dauerte {minutes} Minuten aktiver Zeit, {each} an jedem von {threads:,} Threads, alle Personen zusammen.</translation>
    </message>
    <message>
        <source>Say at which address the language model is asked.</source>
        <translation>Angeben, unter welcher Adresse das Sprachmodell gefragt wird.</translation>
    </message>
    <message>
        <source>Say which language model to ask at {address}.</source>
        <translation>Angeben, welches Sprachmodell unter {address} gefragt wird.</translation>
    </message>
    <message>
        <source>Say which language model to ask, and where: llm:NAME@https://host/v1</source>
        <translation>Angeben, welches Sprachmodell gefragt wird und wo: llm:NAME@https://host/v1</translation>
    </message>
    <message>
        <source>Say which spaCy pipeline: the name of a package, or a folder.</source>
        <translation>Angeben, welche spaCy-Pipeline: der Name eines Pakets oder ein Ordner.</translation>
    </message>
    <message>
        <source>Say which weights to load: a folder, or a name such as “organisation/name”.</source>
        <translation>Angeben, welche Gewichte zu laden sind: ein Ordner oder ein Name wie „organisation/name“.</translation>
    </message>
    <message>
        <source>Say who shall label: name at least one annotator.</source>
        <translation>Angeben, wer annotieren soll: mindestens eine Person nennen.</translation>
    </message>
    <message>
        <source>Seconds per decision</source>
        <translation>Sekunden je Entscheidung</translation>
    </message>
    <message>
        <source>Sends the texts of the project, with the beginning of the article and of what each answers, your schema and its guidelines to the address that you type.</source>
        <translation>Sendet die Texte des Projekts, mit dem Anfang des Artikels und dessen, worauf jeder antwortet, das Schema und seine Richtlinien an die eingegebene Adresse.</translation>
    </message>
    <message>
        <source>Sentiment by lexicon (VADER, English)</source>
        <translation>Stimmung nach Lexikon (VADER, Englisch)</translation>
    </message>
    <message>
        <source>Some of these threads were assigned otherwise since.</source>
        <translation>Einige dieser Threads wurden inzwischen anders zugeteilt.</translation>
    </message>
    <message>
        <source>Somebody has to annotate: give a name.</source>
        <translation>Jemand muss annotieren: einen Namen angeben.</translation>
    </message>
    <message>
        <source>Somebody is named twice; name each annotator once.</source>
        <translation>Jemand ist zweimal genannt; jede Person einmal nennen.</translation>
    </message>
    <message>
        <source>Spans of “{layer}” overlap in one place; they have to be parted before overlaps are forbidden.</source>
        <translation>Textstellen von „{layer}“ überlappen sich an einer Stelle; erst trennen, dann Überlappung verbieten.</translation>
    </message>
    <message>
        <source>Spans of “{layer}” overlap in {count:,} places; they have to be parted before overlaps are forbidden.</source>
        <translation>Textstellen von „{layer}“ überlappen sich an {count:,} Stellen; erst trennen, dann Überlappung verbieten.</translation>
    </message>
    <message>
        <source>Splitting a label takes at least two labels.</source>
        <translation>Zum Aufteilen eines Labels gehören mindestens zwei Labels.</translation>
    </message>
    <message>
        <source>Stopped; nothing was merged.</source>
        <translation>Angehalten; es wurde nichts zusammengeführt.</translation>
    </message>
    <message>
        <source>Suggestions: accepted, and right</source>
        <translation>Vorschläge: übernommen und richtig</translation>
    </message>
    <message>
        <source>Terms and patterns of this project</source>
        <translation>Begriffe und Muster dieses Projekts</translation>
    </message>
    <message>
        <source>The address refuses this text (its content filter).</source>
        <translation>Die Adresse lehnt diesen Text ab (ihr Inhaltsfilter).</translation>
    </message>
    <message>
        <source>The annotator cancelled this work.</source>
        <translation>Diese Arbeit wurde beim Annotieren verworfen.</translation>
    </message>
    <message>
        <source>The annotators said the same wherever two judged a text.</source>
        <translation>Wo zwei einen Text beurteilten, sagten alle dasselbe.</translation>
    </message>
    <message>
        <source>The answer was cut off, since it grew too long.</source>
        <translation>Die Antwort wurde abgeschnitten, weil sie zu lang wurde.</translation>
    </message>
    <message>
        <source>The archive is damaged, one part of several, or packed in a way that cannot be read; pack it again as one plain zip archive.</source>
        <translation>Das Archiv ist beschädigt, ein Teil von mehreren oder auf unlesbare Art gepackt; neu packen, als ein einfaches ZIP-Archiv.</translation>
    </message>
    <message>
        <source>The attributes of a span of “{name}” must be an object with a label for each.</source>
        <translation>Die Attribute einer Textstelle von „{name}“ müssen ein Objekt mit je einem Label sein.</translation>
    </message>
    <message>
        <source>The choice “{id}” does not fit the layer “{layer}”.</source>
        <translation>Die Auswahl „{id}“ passt nicht zur Ebene „{layer}“.</translation>
    </message>
    <message>
        <source>The colour “{colour}” of {owner} {label} is not of the form #rrggbb.</source>
        <translation>Die Farbe „{colour}“ von {owner} {label} hat nicht die Form #rrggbb.</translation>
    </message>
    <message>
        <source>The comment names neither what it answers (parent) nor its article (thread).</source>
        <translation>Der Kommentar nennt weder, worauf er antwortet (parent), noch seinen Artikel (thread).</translation>
    </message>
    <message>
        <source>The comment “{identifier}” answers one that was refused: “{lost}” is missing above it.</source>
        <translation>Der Kommentar „{identifier}“ antwortet auf einen abgewiesenen: Über ihm fehlt „{lost}“.</translation>
    </message>
    <message>
        <source>The comment “{identifier}” answers “{lost}”, which is nowhere in this import or the project.</source>
        <translation>Der Kommentar „{identifier}“ antwortet auf „{lost}“, was weder in diesem Import noch im Projekt ist.</translation>
    </message>
    <message>
        <source>The comment “{identifier}” belongs to comments that answer each other in a circle.</source>
        <translation>Der Kommentar „{identifier}“ gehört zu Kommentaren, die einander im Kreis antworten.</translation>
    </message>
    <message>
        <source>The confidence “{given}” is no number from 0 to 1.</source>
        <translation>Die Sicherheit „{given}“ ist keine Zahl von 0 bis 1.</translation>
    </message>
    <message>
        <source>The connection to {address} broke ({reason}).</source>
        <translation>Die Verbindung zu {address} brach ab ({reason}).</translation>
    </message>
    <message>
        <source>The encoding was not said; {encoding} was guessed (--encoding).</source>
        <translation>Die Zeichenkodierung war nicht angegeben; vermutet wurde {encoding} (--encoding).</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was changed.</source>
        <translation>Der Export wurde abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file cannot be read ({reason}).</source>
        <translation>Die Datei kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>The file has a document type or entities of its own, which no XMI needs; it is not read.</source>
        <translation>Die Datei hat einen eigenen Dokumenttyp oder eigene Entities, die kein XMI braucht; sie wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The file is damaged: what follows is not {encoding}.</source>
        <translation>Die Datei ist beschädigt: Was folgt, ist nicht {encoding}.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The first line is not “{first}”.</source>
        <translation>Die erste Zeile ist nicht „{first}“.</translation>
    </message>
    <message>
        <source>The first line must name the columns, among them Target, Tweet (or Text) and Stance.</source>
        <translation>Die erste Zeile muss die Spalten nennen, darunter Target, Tweet (oder Text) und Stance.</translation>
    </message>
    <message>
        <source>The first row must name the columns: {columns}.</source>
        <translation>Die erste Zeile muss die Spalten nennen: {columns}.</translation>
    </message>
    <message>
        <source>The first was kept.</source>
        <translation>Das erste wurde behalten.</translation>
    </message>
    <message>
        <source>The folder cannot be opened ({reason}).</source>
        <translation>Der Ordner kann nicht geöffnet werden ({reason}).</translation>
    </message>
    <message>
        <source>The format cannot hold all of it, and --strict was said; nothing was written. The first of it: {loss}</source>
        <translation>Das Format kann nicht alles fassen, und --strict ist angegeben; es wurde nichts geschrieben. Das erste davon: {loss}</translation>
    </message>
    <message>
        <source>The format has no place for it.</source>
        <translation>Das Format hat dafür keinen Platz.</translation>
    </message>
    <message>
        <source>The format has no row for a document without such labels.</source>
        <translation>Das Format hat keine Zeile für ein Dokument ohne solche Labels.</translation>
    </message>
    <message>
        <source>The format holds one origin for all labels of a layer.</source>
        <translation>Das Format fasst eine Herkunft für alle Labels einer Ebene.</translation>
    </message>
    <message>
        <source>The format holds the labels of one annotator.</source>
        <translation>Das Format fasst die Labels einer Person.</translation>
    </message>
    <message>
        <source>The format holds the spans of one layer.</source>
        <translation>Das Format fasst die Textstellen einer Ebene.</translation>
    </message>
    <message>
        <source>The format holds tokens, not the white space between them.</source>
        <translation>Das Format fasst Token, nicht den Leerraum dazwischen.</translation>
    </message>
    <message>
        <source>The id of a label must be a text or null.</source>
        <translation>Die id eines Labels muss ein Text oder null sein.</translation>
    </message>
    <message>
        <source>The id {id} is there twice.</source>
        <translation>Die id {id} kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The key “{key}” of {owner} {label} is more than one character.</source>
        <translation>Die Taste „{key}“ von {owner} {label} ist mehr als ein Zeichen.</translation>
    </message>
    <message>
        <source>The key “{key}” stands here twice.</source>
        <translation>Der Schlüssel „{key}“ steht hier zweimal.</translation>
    </message>
    <message>
        <source>The keyring does not give the key for {address} ({reason}).</source>
        <translation>Der Schlüsselbund gibt den Schlüssel für {address} nicht her ({reason}).</translation>
    </message>
    <message>
        <source>The kind “{kind}” is neither article nor comment.</source>
        <translation>Die Art „{kind}“ ist weder article noch comment.</translation>
    </message>
    <message>
        <source>The label is there already, or another that leaves no room for it.</source>
        <translation>Das Label ist schon da, oder ein anderes, das keinen Platz dafür lässt.</translation>
    </message>
    <message>
        <source>The label {label} of “{layer}” {where} is there twice.</source>
        <translation>Das Label {label} von „{layer}“ {where} kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The labelling config is no plain XML.</source>
        <translation>Die Labeling-Konfiguration ist kein einfaches XML.</translation>
    </message>
    <message>
        <source>The labels are others than those that were learned in “{folder}”.</source>
        <translation>Die Labels sind andere als die in „{folder}“ gelernten.</translation>
    </message>
    <message>
        <source>The language model answered nothing.</source>
        <translation>Das Sprachmodell hat nichts geantwortet.</translation>
    </message>
    <message>
        <source>The language model did not answer in JSON.</source>
        <translation>Das Sprachmodell hat nicht in JSON geantwortet.</translation>
    </message>
    <message>
        <source>The language model refuses: {refusal}</source>
        <translation>Das Sprachmodell lehnt ab: {refusal}</translation>
    </message>
    <message>
        <source>The language model&apos;s answer is broken JSON.</source>
        <translation>Die Antwort des Sprachmodells ist kaputtes JSON.</translation>
    </message>
    <message>
        <source>The last label cannot be removed; retire its {what} instead.</source>
        <translation>Das letzte Label kann nicht entfernt werden; stattdessen stilllegen: {what}.</translation>
    </message>
    <message>
        <source>The layer was not asked for.</source>
        <translation>Die Ebene war nicht verlangt.</translation>
    </message>
    <message>
        <source>The layer “{layer}” allows many labels, but only choice layers may.</source>
        <translation>Die Ebene „{layer}“ erlaubt mehrere Labels, das dürfen nur Ebenen der Art choice.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has attributes, but only span layers may have them.</source>
        <translation>Die Ebene „{layer}“ hat Attribute, die dürfen nur Ebenen der Art span haben.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no attribute “{name}”.</source>
        <translation>Die Ebene „{layer}“ hat kein Attribut „{name}“.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is asked of no kind of document.</source>
        <translation>Die Ebene „{layer}“ wird bei keiner Art von Dokument gefragt.</translation>
    </message>
    <message>
        <source>The layer “{layer}” keeps its kind, which is {kind}.</source>
        <translation>Die Ebene „{layer}“ behält ihre Art, {kind}.</translation>
    </message>
    <message>
        <source>The layer “{layer}” needs targets if its kind is stance, and only then.</source>
        <translation>Die Ebene „{layer}“ braucht Ziele, wenn ihre Art stance ist, und nur dann.</translation>
    </message>
    <message>
        <source>The least agreement is a share from 0 to 1, not {least}.</source>
        <translation>Die mindeste Übereinstimmung ist ein Anteil von 0 bis 1, nicht {least}.</translation>
    </message>
    <message>
        <source>The line is longer than the {limit} MB that a line may have; it was skipped.</source>
        <translation>Die Zeile ist länger als die {limit}&#xa0;MB, die eine Zeile haben darf; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The longest was kept.</source>
        <translation>Die längste wurde behalten.</translation>
    </message>
    <message>
        <source>The name leads out of the archive, or is none; it is not read.</source>
        <translation>Der Name führt aus dem Archiv hinaus oder ist keiner; die Datei wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The name of the layer “{layer}” must not hold “=”.</source>
        <translation>Der Name der Ebene „{layer}“ darf kein „=“ enthalten.</translation>
    </message>
    <message>
        <source>The number in “{column}” is infinite or none at all (NaN).</source>
        <translation>Die Zahl in „{column}“ ist unendlich oder gar keine (NaN).</translation>
    </message>
    <message>
        <source>The number {digits} is larger than a number can be.</source>
        <translation>Die Zahl {digits} ist größer, als eine Zahl sein kann.</translation>
    </message>
    <message>
        <source>The object that begins here is too long; the rest of the file was not read.</source>
        <translation>Das Objekt, das hier beginnt, ist zu lang; der Rest der Datei wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The offsets of this line are counted in {unit}.</source>
        <translation>Zählung der Positionen in dieser Zeile: {unit}.</translation>
    </message>
    <message>
        <source>The origin “{given}” is none of {known}.</source>
        <translation>Die Herkunft „{given}“ ist unbekannt; möglich sind {known}.</translation>
    </message>
    <message>
        <source>The packed file is damaged or cut off; what stands behind that cannot be read.</source>
        <translation>Die gepackte Datei ist beschädigt oder abgeschnitten; was danach kommt, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The pattern must be a list of tables in JSON, one per token.</source>
        <translation>Das Muster muss eine Liste von Tabellen in JSON sein, eine je Token.</translation>
    </message>
    <message>
        <source>The pattern “{term}” is none that can be matched ({error}).</source>
        <translation>Mit dem Muster „{term}“ lässt sich nicht suchen ({error}).</translation>
    </message>
    <message>
        <source>The pipeline that ships (English)</source>
        <translation>Die mitgelieferte Pipeline (Englisch)</translation>
    </message>
    <message>
        <source>The pipeline that ships reads English alone; the language of this project is “{language}”.</source>
        <translation>Die mitgelieferte Pipeline liest nur Englisch; die Sprache dieses Projekts ist „{language}“.</translation>
    </message>
    <message>
        <source>The place of the span is outside of the text, empty or blank, or not where its quote is.</source>
        <translation>Der Ort der Textstelle liegt außerhalb des Textes, ist leer oder nur Leerraum, oder nicht dort, wo ihr Zitat steht.</translation>
    </message>
    <message>
        <source>The process that learns ended by itself; what was learned before is still there.</source>
        <translation>Der lernende Prozess hat sich von selbst beendet; was vorher gelernt wurde, ist noch da.</translation>
    </message>
    <message>
        <source>The project&apos;s settings for suggestions are not of this version.</source>
        <translation>Die Einstellungen des Projekts für Vorschläge sind nicht von dieser Version.</translation>
    </message>
    <message>
        <source>The quotation marks of this row do not pair up; double those inside of a cell.</source>
        <translation>Die Anführungszeichen dieser Zeile gehen nicht auf; innerhalb einer Zelle verdoppeln.</translation>
    </message>
    <message>
        <source>The schema has no layer “{name}”; its layers are {known}.</source>
        <translation>Das Schema hat keine Ebene „{name}“; seine Ebenen sind {known}.</translation>
    </message>
    <message>
        <source>The schema of the project does not ask this of such a document, or not of such a target.</source>
        <translation>Das Schema des Projekts fragt das bei einem solchen Dokument oder einem solchen Ziel nicht.</translation>
    </message>
    <message>
        <source>The schema was changed before this was saved; do it again under the new one.</source>
        <translation>Das Schema wurde geändert, bevor dies gespeichert war; unter dem neuen noch einmal tun.</translation>
    </message>
    <message>
        <source>The schema was changed elsewhere; look at it again first.</source>
        <translation>Das Schema wurde anderswo geändert; erst noch einmal ansehen.</translation>
    </message>
    <message>
        <source>The schema was changed since, and labels of this thread with it; going back ends there.</source>
        <translation>Das Schema wurde seither geändert und mit ihm Labels dieses Threads; weiter zurück geht es nicht.</translation>
    </message>
    <message>
        <source>The schema “{schema}” has no layers.</source>
        <translation>Das Schema „{schema}“ hat keine Ebenen.</translation>
    </message>
    <message>
        <source>The share is {share} percent; it must be between 0 and 100.</source>
        <translation>Der Anteil ist {share}&#xa0;Prozent; er muss zwischen 0 und 100 liegen.</translation>
    </message>
    <message>
        <source>The share of reviewed labels that were right, in parentheses where it would lie with 95 % of very many. Labels that were missing are none of them.</source>
        <translation>Der Anteil richtiger unter den geprüften Labels; in Klammern, wo er bei sehr vielen mit 95&#xa0;% Sicherheit läge. Fehlende Labels zählen nicht dazu.</translation>
    </message>
    <message>
        <source>The shares of a split must be three numbers such as 80,10,10, none below zero.</source>
        <translation>Die Anteile einer Aufteilung müssen drei Zahlen wie 80,10,10 sein, keine unter null.</translation>
    </message>
    <message>
        <source>The spaCy pipeline “{name}” cannot be loaded ({reason}).</source>
        <translation>Die spaCy-Pipeline „{name}“ kann nicht geladen werden ({reason}).</translation>
    </message>
    <message>
        <source>The spaCy pipeline “{name}” is not installed; install it with: {command}</source>
        <translation>Die spaCy-Pipeline „{name}“ ist nicht installiert; installieren mit: {command}</translation>
    </message>
    <message>
        <source>The span begins or ends inside of a token, and the format holds whole tokens.</source>
        <translation>Die Textstelle beginnt oder endet innerhalb eines Tokens, und das Format fasst ganze Token.</translation>
    </message>
    <message>
        <source>The span crosses another, and the format holds no overlapping spans.</source>
        <translation>Die Textstelle überschneidet eine andere, und das Format fasst keine überlappenden.</translation>
    </message>
    <message>
        <source>The span holds no token, and the format holds whole tokens.</source>
        <translation>Die Textstelle enthält kein Token, und das Format fasst ganze Token.</translation>
    </message>
    <message>
        <source>The span is in several pieces; a span here is one.</source>
        <translation>Die Textstelle besteht aus mehreren Stücken; hier ist eine Textstelle ein Stück.</translation>
    </message>
    <message>
        <source>The span lies inside of another, or around it, and the format holds no nested spans.</source>
        <translation>Die Textstelle liegt in einer anderen oder um sie herum, und das Format fasst keine verschachtelten.</translation>
    </message>
    <message>
        <source>The span {start}–{end} has the label {label} already.</source>
        <translation>Die Textstelle {start}–{end} hat das Label {label} schon.</translation>
    </message>
    <message>
        <source>The span {start}–{end} holds nothing but white space.</source>
        <translation>Die Textstelle {start}–{end} enthält nur Leerraum.</translation>
    </message>
    <message>
        <source>The span {start}–{end} lies outside the text, which has {length} characters.</source>
        <translation>Die Textstelle {start}–{end} liegt außerhalb des Textes, der {length} Zeichen hat.</translation>
    </message>
    <message>
        <source>The span {start}–{end} overlaps {other_start}–{other_end}; “{layer}” allows no overlap.</source>
        <translation>Die Textstelle {start}–{end} überlappt {other_start}–{other_end}; „{layer}“ erlaubt keine Überlappung.</translation>
    </message>
    <message>
        <source>The span “{label}” at {where} fits no place of the text; it was left out.</source>
        <translation>Die Textstelle „{label}“ bei {where} passt zu keiner Stelle des Textes; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The span “{label}” at {where} is not “{quote}” there, as the file says; it was left out.</source>
        <translation>Die Textstelle „{label}“ bei {where} ist dort nicht „{quote}“, wie die Datei sagt; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The state was not asked for.</source>
        <translation>Der Stand war nicht verlangt.</translation>
    </message>
    <message>
        <source>The state “{state}” is none of {known}.</source>
        <translation>Der Stand „{state}“ ist unbekannt; möglich sind {known}.</translation>
    </message>
    <message>
        <source>The suggester “{agent}” could not be made ready ({reason}).</source>
        <translation>Der Vorschlagsgeber „{agent}“ konnte nicht bereit gemacht werden ({reason}).</translation>
    </message>
    <message>
        <source>The suggester “{agent}” ended its process twice while it was made ready.</source>
        <translation>Der Vorschlagsgeber „{agent}“ hat beim Bereitmachen zweimal seinen Prozess beendet.</translation>
    </message>
    <message>
        <source>The suggester “{name}” is not installed here; install its package, or take it off the list.</source>
        <translation>Der Vorschlagsgeber „{name}“ ist hier nicht installiert; sein Paket installieren oder ihn von der Liste streichen.</translation>
    </message>
    <message>
        <source>The suggester “{name}” of the package {package} cannot be loaded ({reason}).</source>
        <translation>Der Vorschlagsgeber „{name}“ des Pakets {package} kann nicht geladen werden ({reason}).</translation>
    </message>
    <message>
        <source>The suggester “{name}” of the package {package} does not say what it can do ({reason}).</source>
        <translation>Der Vorschlagsgeber „{name}“ des Pakets {package} sagt nicht, was er kann ({reason}).</translation>
    </message>
    <message>
        <source>The suggester “{name}” of the package {package} lacks {lacking}.</source>
        <translation>Dem Vorschlagsgeber „{name}“ des Pakets {package} fehlt {lacking}.</translation>
    </message>
    <message>
        <source>The suggestions that were refused stand here as no sound JSON; they were left out.</source>
        <translation>Die abgelehnten Vorschläge stehen hier nicht als gültiges JSON; sie wurden ausgelassen.</translation>
    </message>
    <message>
        <source>The table has a header and no rows.</source>
        <translation>Die Tabelle hat eine Kopfzeile und keine Zeilen.</translation>
    </message>
    <message>
        <source>The table says that it is far larger than its file; it was made to fill the memory.</source>
        <translation>Die Tabelle gibt an, weit größer als ihre Datei zu sein; sie ist dazu gemacht, den Speicher zu füllen.</translation>
    </message>
    <message>
        <source>The tags are numbers, and nothing says what {tag} means: put the tags in order beside the file, as “{name}”.</source>
        <translation>Die Tags sind Zahlen, und nichts sagt, was {tag} bedeutet: die Tags der Reihe nach neben die Datei legen, als „{name}“.</translation>
    </message>
    <message>
        <source>The text at {start}–{end} is “{found}”, not “{quote}” as the line says.</source>
        <translation>Der Text bei {start}–{end} ist „{found}“, nicht „{quote}“, wie die Zeile sagt.</translation>
    </message>
    <message>
        <source>The text is not the one that text_sha256 was made of.</source>
        <translation>Der Text ist nicht der, aus dem text_sha256 gebildet wurde.</translation>
    </message>
    <message>
        <source>The text is not {encoding} here ({where}does not fit); {hint}</source>
        <translation>Der Text ist hier nicht {encoding} ({where}passt nicht); {hint}</translation>
    </message>
    <message>
        <source>The text that these annotations are of is missing: “{name}” belongs beside them.</source>
        <translation>Der Text zu diesen Annotationen fehlt: „{name}“ gehört daneben.</translation>
    </message>
    <message>
        <source>The tokenizer of “{name}” does not say where in a text its tokens are.</source>
        <translation>Der Tokenizer von „{name}“ sagt nicht, wo im Text seine Tokens stehen.</translation>
    </message>
    <message>
        <source>The weights “{name}” cannot be loaded from this machine ({reason}); where they were not fetched yet, do it with: hf download {name}</source>
        <translation>Die Gewichte „{name}“ können auf diesem Rechner nicht geladen werden ({reason}); falls sie noch nicht geholt sind: hf download {name}</translation>
    </message>
    <message>
        <source>There are labels, but no annotator of them; say whose they are (--annotator NAME).</source>
        <translation>Es gibt Labels, aber keine Person dazu; angeben, wessen sie sind (--annotator NAME).</translation>
    </message>
    <message>
        <source>There are more than the {limit} files in it that an archive may hold.</source>
        <translation>Darin sind mehr als die {limit} Dateien, die ein Archiv enthalten darf.</translation>
    </message>
    <message>
        <source>There are no labels by “{wanted}”; {known}.</source>
        <translation>Es gibt keine Labels von „{wanted}“; {known}.</translation>
    </message>
    <message>
        <source>There are no suggestions by “{agent}”; {known}.</source>
        <translation>Es gibt keine Vorschläge von „{agent}“; {known}.</translation>
    </message>
    <message>
        <source>There are no “tokens” here, or they are no list of words.</source>
        <translation>Hier gibt es keine „tokens“, oder sie sind keine Liste von Wörtern.</translation>
    </message>
    <message>
        <source>There are two labels of “{layer}”, which takes one.</source>
        <translation>„{layer}“ hat hier zwei Labels und nimmt nur eines.</translation>
    </message>
    <message>
        <source>There are two structures with the id “{identifier}”.</source>
        <translation>Es gibt zwei Strukturen mit der ID „{identifier}“.</translation>
    </message>
    <message>
        <source>There is a document “{id}” with another text already.</source>
        <translation>Es gibt schon ein Dokument „{id}“ mit anderem Text.</translation>
    </message>
    <message>
        <source>There is a span with the id {id} already.</source>
        <translation>Es gibt schon eine Textstelle mit der id {id}.</translation>
    </message>
    <message>
        <source>There is a stance toward “{target}” already.</source>
        <translation>Es gibt schon eine Haltung gegenüber „{target}“.</translation>
    </message>
    <message>
        <source>There is a stance with the id {id} already.</source>
        <translation>Es gibt schon eine Haltung mit der id {id}.</translation>
    </message>
    <message>
        <source>There is as much to say of {count} more places here.</source>
        <translation>Dasselbe gilt hier an {count} weiteren Stellen.</translation>
    </message>
    <message>
        <source>There is no HTML in this file.</source>
        <translation>In dieser Datei ist kein HTML.</translation>
    </message>
    <message>
        <source>There is no column “{column}”</source>
        <translation>Es gibt keine Spalte „{column}“</translation>
    </message>
    <message>
        <source>There is no file to read in this archive.</source>
        <translation>In diesem Archiv ist keine lesbare Datei.</translation>
    </message>
    <message>
        <source>There is no file to read in this folder.</source>
        <translation>In diesem Ordner ist keine lesbare Datei.</translation>
    </message>
    <message>
        <source>There is no learner of choices or stances in “{folder}”; train it again.</source>
        <translation>In „{folder}“ liegt nichts, was Auswahl oder Haltung gelernt hat; neu trainieren.</translation>
    </message>
    <message>
        <source>There is no learner of names in “{folder}”; train it again.</source>
        <translation>In „{folder}“ liegt nichts, was Namen gelernt hat; neu trainieren.</translation>
    </message>
    <message>
        <source>There is no recipe “{name}”: {there}; a file of one ends in .json.</source>
        <translation>Es gibt kein Rezept „{name}“: {there}; die Datei eines Rezepts endet auf .json.</translation>
    </message>
    <message>
        <source>There is no such file in the archive.</source>
        <translation>Diese Datei gibt es im Archiv nicht.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Diese Datei oder diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no suggester “{name}”; there are {known}, or name a pipeline&apos;s folder.</source>
        <translation>Es gibt keinen Vorschlagsgeber „{name}“; es gibt {known}, oder den Ordner einer Pipeline angeben.</translation>
    </message>
    <message>
        <source>There is no suggester “{name}”; there are {known}.</source>
        <translation>Es gibt keinen Vorschlagsgeber „{name}“; es gibt {known}.</translation>
    </message>
    <message>
        <source>There is no text encoding called “{encoding}”; try utf-8 or cp1252.</source>
        <translation>Es gibt keine Zeichenkodierung namens „{encoding}“; utf-8 oder cp1252 versuchen.</translation>
    </message>
    <message>
        <source>There is no text here, or an empty one.</source>
        <translation>Hier ist kein Text, oder ein leerer.</translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation>In dieser Datei ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this page.</source>
        <translation>In dieser Seite ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in “{column}”.</source>
        <translation>In „{column}“ ist kein Text.</translation>
    </message>
    <message>
        <source>There is no thread “{thread}” in this project.</source>
        <translation>Es gibt keinen Thread „{thread}“ in diesem Projekt.</translation>
    </message>
    <message>
        <source>There is no token in this file.</source>
        <translation>In dieser Datei ist kein Token.</translation>
    </message>
    <message>
        <source>There is no writer for “{format}”; there are {known}.</source>
        <translation>„{format}“ kann nicht geschrieben werden; möglich sind {known}.</translation>
    </message>
    <message>
        <source>There is no “{field}” in this task; the texts in it are {texts}. Put the labelling config beside the file, or name the right one (--map text=COLUMN).</source>
        <translation>In dieser Aufgabe gibt es kein „{field}“; die Texte darin sind {texts}. Die Labeling-Konfiguration neben die Datei legen oder das richtige Feld nennen (--map text=COLUMN).</translation>
    </message>
    <message>
        <source>These labels are suggestions, nobody&apos;s; take them as such (--as-suggestions AGENT).</source>
        <translation>Diese Labels sind Vorschläge, von niemandem vergeben; als solche übernehmen (--as-suggestions AGENT).</translation>
    </message>
    <message>
        <source>This JSON is nested too deeply.</source>
        <translation>Dieses JSON ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This comment names neither what it answers (parent) nor its article (thread).</source>
        <translation>Dieser Kommentar nennt weder, worauf er antwortet (parent), noch seinen Artikel (thread).</translation>
    </message>
    <message>
        <source>This copy of the program came without its pipeline; install the program again.</source>
        <translation>Diesem Programm fehlt seine Pipeline; das Programm neu installieren.</translation>
    </message>
    <message>
        <source>This could not be redone: {reason}</source>
        <translation>Das ließ sich nicht wiederholen: {reason}</translation>
    </message>
    <message>
        <source>This could not be undone: {reason}</source>
        <translation>Das ließ sich nicht rückgängig machen: {reason}</translation>
    </message>
    <message>
        <source>This is JSON, but no object.</source>
        <translation>Das ist JSON, aber kein Objekt.</translation>
    </message>
    <message>
        <source>This is no DocBin of spaCy, or a damaged one.</source>
        <translation>Das ist kein DocBin von spaCy, oder ein beschädigtes.</translation>
    </message>
    <message>
        <source>This is not a JSON object ({reason} at column {column}).</source>
        <translation>Das ist kein JSON-Objekt ({reason} in Spalte {column}).</translation>
    </message>
    <message>
        <source>This line has no token or no tag; it was left out.</source>
        <translation>Diese Zeile hat kein Token oder keinen Tag; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>This line is no standoff annotation.</source>
        <translation>Diese Zeile ist keine Standoff-Annotation.</translation>
    </message>
    <message>
        <source>This line is no token with its offsets.</source>
        <translation>Diese Zeile ist kein Token mit seinen Positionen.</translation>
    </message>
    <message>
        <source>This line is not a JSON object ({reason}).</source>
        <translation>Diese Zeile ist kein JSON-Objekt ({reason}).</translation>
    </message>
    <message>
        <source>origin of a label</source>
        <translation>Herkunft eines Labels</translation>
    </message>
    <message>
        <source>other annotation</source>
        <translation>andere Annotation</translation>
    </message>
    <message>
        <source>place of a comment in its thread</source>
        <translation>Platz eines Kommentars in seinem Thread</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>refused suggestion</source>
        <translation>abgelehnter Vorschlag</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>share accepted</source>
        <translation>Anteil übernommen</translation>
    </message>
    <message>
        <source>share approved</source>
        <translation>Anteil bestätigt</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>Anteil richtig</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>span</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>spans that two annotators have in common: {units:,}</source>
        <translation>gemeinsame Textstellen von zwei Personen: {units:,}</translation>
    </message>
    <message>
        <source>spans: {units:,}</source>
        <translation>Textstellen: {units:,}</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>stance</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>texts with a target: {units:,}</source>
        <translation>Texte mit einem Ziel: {units:,}</translation>
    </message>
    <message>
        <source>texts: {units:,}</source>
        <translation>Texte: {units:,}</translation>
    </message>
    <message>
        <source>threads with a whole gold set</source>
        <translation>Threads mit vollständigem Gold</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>tokens: {units:,}</source>
        <translation>Token: {units:,}</translation>
    </message>
    <message>
        <source>{count:,} × {what} “{layer}” ({labels}): {why}</source>
        <translation>{count:,} × {what} „{layer}“ ({labels}): {why}</translation>
    </message>
    <message>
        <source>{count:,} × {what}: {why}</source>
        <translation>{count:,} × {what}: {why}</translation>
    </message>
    <message>
        <source>{part} ({count:,})</source>
        <translation>{part} ({count:,})</translation>
    </message>
    <message>
        <source>{path}: this is another project, and no text of it is here; nothing was merged. Say “--unrelated” where its texts shall come in all the same.</source>
        <translation>{path}: Das ist ein anderes Projekt, und kein Text davon ist hier; es wurde nichts zusammengeführt. „--unrelated“ angeben, wo seine Texte trotzdem hinein sollen.</translation>
    </message>
    <message>
        <source>{some}, {more}</source>
        <translation>{some}, {more}</translation>
    </message>
    <message>
        <source>“{layer}” has {count:,} different labels, too many for a schema; say what the columns mean when the files are imported.</source>
        <translation>„{layer}“ hat {count:,} verschiedene Labels, zu viele für ein Schema; beim Importieren der Dateien angeben, was die Spalten bedeuten.</translation>
    </message>
    <message>
        <source>“{version}” is no version: take letters, digits, points, dashes, such as 1.0.</source>
        <translation>„{version}“ ist keine Version: Buchstaben, Ziffern, Punkte, Striche nehmen, wie 1.0.</translation>
    </message>
    <message>
        <source>This row is not in {said}; name the file&apos;s encoding (--encoding).</source>
        <translation>Diese Zeile ist nicht {said}; die Zeichenkodierung der Datei angeben (--encoding).</translation>
    </message>
    <message>
        <source>This seems to be {kind}, not text; save it as plain text or HTML and import that.</source>
        <translation>Das ist anscheinend {kind}, kein Text; als reinen Text oder HTML speichern und das importieren.</translation>
    </message>
    <message>
        <source>This suggester needs packages that are not installed; install them with: {python} -m pip install &apos;annotator[{extra}]&apos;</source>
        <translation>Dieser Vorschlagsgeber braucht Pakete, die nicht installiert sind; installieren mit: {python} -m pip install &apos;annotator[{extra}]&apos;</translation>
    </message>
    <message>
        <source>This suggestion is refused already.</source>
        <translation>Dieser Vorschlag ist schon abgelehnt.</translation>
    </message>
    <message>
        <source>This was called off; nothing was changed.</source>
        <translation>Das wurde abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Thresholds and the blind share are numbers from 0 to 1.</source>
        <translation>Schwellen und der blinde Anteil sind Zahlen von 0 bis 1.</translation>
    </message>
    <message>
        <source>Too little was decided yet to train a pipeline: annotate and submit some more texts.</source>
        <translation>Für das Training einer Pipeline ist noch zu wenig entschieden: weitere Texte annotieren und abgeben.</translation>
    </message>
    <message>
        <source>All said one and the same throughout, so agreement cannot be told from chance.</source>
        <translation>Alle haben durchgehend dasselbe gesagt; Übereinstimmung lässt sich so nicht vom Zufall trennen.</translation>
    </message>
    <message>
        <source>1 comment goes out without the text that it answers, and cannot be imported without it.</source>
        <translation>1 Kommentar geht ohne den Text hinaus, auf den er antwortet, und kann ohne ihn nicht importiert werden.</translation>
    </message>
    <message>
        <source>1 document has the name of its author in its id or source, which were kept.</source>
        <translation>1 Dokument hat den Namen seines Verfassers in ID oder Quelle, die behalten wurden.</translation>
    </message>
    <message>
        <source>1 group of threads that belong together stands in several splits already.</source>
        <translation>1 Gruppe zusammengehöriger Threads steht bereits in mehreren Teilen.</translation>
    </message>
    <message>
        <source>1 thread has no date; it counts as the oldest.</source>
        <translation>1 Thread hat kein Datum; er gilt als der älteste.</translation>
    </message>
    <message>
        <source>1 thread kept the split of an earlier export; the shares were used for the others.</source>
        <translation>1 Thread behielt den Teil eines früheren Exports; die Anteile galten für die anderen.</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95&#xa0;%</translation>
    </message>
    <message>
        <source>Nobody has marked a span that another could have marked, too.</source>
        <translation>Niemand hat eine Textstelle gewählt, die auch jemand anderes hätte wählen können.</translation>
    </message>
    <message>
        <source>Nothing in this file says how its offsets are counted, and emoji or accents make a difference: say it (--offset-unit), utf16 as a rule, grapheme where the project&apos;s grapheme mode was on; possible are {units}.</source>
        <translation>Nichts in dieser Datei sagt, wie ihre Positionen gezählt sind, und Emoji oder Akzente machen einen Unterschied: es angeben (--offset-unit), in der Regel utf16, grapheme, wenn der Graphem-Modus des Projekts an war; möglich sind {units}.</translation>
    </message>
    <message>
        <source>Of two annotators’ spans, {share} % have the same ends and the same label in both ({counted}).</source>
        <translation>Von den Textstellen zweier Personen haben {share}&#xa0;% bei beiden dieselben Enden und dasselbe Label ({counted}).</translation>
    </message>
    <message>
        <source>Of two annotators’ spans, {share} % overlap one of the other’s that has the same label ({counted}).</source>
        <translation>Von den Textstellen zweier Personen überlappen {share}&#xa0;% eine der anderen mit demselben Label ({counted}).</translation>
    </message>
    <message>
        <source>The annotators agree no more than chance alone would give ({counted}).</source>
        <translation>Die Übereinstimmung ist nicht größer als durch Zufall allein ({counted}).</translation>
    </message>
    <message>
        <source>The annotators avoid {share} % of the disagreement that chance would give, whoever judged what ({counted}).</source>
        <translation>Vermieden sind {share}&#xa0;% der Abweichungen, die der Zufall ergäbe, wer auch immer was beurteilt hat ({counted}).</translation>
    </message>
    <message>
        <source>The id “{id}” stands here twice.</source>
        <translation>Die ID „{id}“ steht hier zweimal.</translation>
    </message>
    <message>
        <source>The label was not asked for.</source>
        <translation>Das Label war nicht verlangt.</translation>
    </message>
    <message>
        <source>The schema of the project has no such label; add it there, and import this once more.</source>
        <translation>Das Schema des Projekts hat kein solches Label; es dort hinzufügen und dies noch einmal importieren.</translation>
    </message>
    <message>
        <source>The spans of two annotators lie {share} % closer together than chance would put them ({counted}).</source>
        <translation>Die Textstellen zweier Personen liegen {share}&#xa0;% näher beieinander als durch Zufall ({counted}).</translation>
    </message>
    <message>
        <source>These files hold no labels of which a schema could be made.</source>
        <translation>In diesen Dateien sind keine Labels, aus denen ein Schema werden könnte.</translation>
    </message>
    <message>
        <source>This file describes types and holds no document; import the .xmi beside it.</source>
        <translation>Diese Datei beschreibt Typen und enthält kein Dokument; die .xmi daneben importieren.</translation>
    </message>
    <message>
        <source>This file is not JSON; what it says of the conversations was left out.</source>
        <translation>Diese Datei ist kein JSON; was sie über die Gespräche sagt, wurde ausgelassen.</translation>
    </message>
    <message>
        <source>This file is too large to describe types.</source>
        <translation>Diese Datei ist zu groß, um Typen zu beschreiben.</translation>
    </message>
    <message>
        <source>This is HTML without a text; give the line a text, or import the page itself.</source>
        <translation>Das ist HTML ohne Text; der Zeile einen Text geben oder die Seite selbst importieren.</translation>
    </message>
    <message>
        <source>This is Label Studio&apos;s short JSON (JSON-MIN), which does not tell labels from other fields; export the project as JSON and import that.</source>
        <translation>Das ist das kurze JSON von Label Studio (JSON-MIN), das Labels nicht von anderen Feldern unterscheidet; das Projekt als JSON exportieren und das importieren.</translation>
    </message>
    <message>
        <source>This is Label Studio&apos;s table (CSV or TSV), which does not tell labels from other fields; export the project as JSON and import that, or take the texts alone from the table (--format csv).</source>
        <translation>Das ist die Tabelle von Label Studio (CSV oder TSV), die Labels nicht von anderen Feldern unterscheidet; das Projekt als JSON exportieren und das importieren oder nur die Texte aus der Tabelle nehmen (--format csv).</translation>
    </message>
    <message>
        <source>This is a film; only texts can be labelled here.</source>
        <translation>Das ist ein Film; nur Texte können hier Labels erhalten.</translation>
    </message>
    <message>
        <source>This is a link to somewhere else, which is not followed.</source>
        <translation>Das ist ein Verweis nach anderswo; ihm wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>This is a picture; only texts can be labelled here.</source>
        <translation>Das ist ein Bild; nur Texte können hier Labels erhalten.</translation>
    </message>
    <message>
        <source>This is an archive in an archive in an archive; unpack it and import the files.</source>
        <translation>Das ist ein Archiv in einem Archiv in einem Archiv; es entpacken und die Dateien importieren.</translation>
    </message>
    <message>
        <source>This is no Parquet table, or a damaged one.</source>
        <translation>Das ist keine Parquet-Tabelle, oder eine beschädigte.</translation>
    </message>
    <message>
        <source>This is no XMI but begins with “{name}”.</source>
        <translation>Das ist kein XMI, sondern beginnt mit „{name}“.</translation>
    </message>
    <message>
        <source>This is no sound XML ({reason}).</source>
        <translation>Das ist kein gültiges XML ({reason}).</translation>
    </message>
    <message>
        <source>This is sound; only texts can be labelled here.</source>
        <translation>Das ist Ton; nur Texte können hier Labels erhalten.</translation>
    </message>
    <message>
        <source>This is what Potato keeps of one annotator, without the texts: export the project there, with its texts (python -m potato.export), and import that.</source>
        <translation>Das ist, was Potato von einer Person aufbewahrt, ohne die Texte: das Projekt dort samt Texten exportieren (python -m potato.export) und das importieren.</translation>
    </message>
    <message>
        <source>This measures where spans stand, which is not what was asked here.</source>
        <translation>Das misst, wo Textstellen sind; danach wurde hier nicht gefragt.</translation>
    </message>
    <message>
        <source>This page is larger than the {limit} MB that a page may have; split it.</source>
        <translation>Diese Seite ist größer als die {limit}&#xa0;MB, die eine Seite haben darf; sie aufteilen.</translation>
    </message>
    <message>
        <source>This row has {cells} cells where the header has {columns}.</source>
        <translation>Diese Zeile hat {cells} Zellen, wo der Kopf {columns} hat.</translation>
    </message>
    <message>
        <source>This structure is about “{sofa}”, and there is no such text.</source>
        <translation>Diese Struktur gehört zu „{sofa}“, und diesen Text gibt es nicht.</translation>
    </message>
    <message>
        <source>This table has neither a column “tokens” nor one “text”; say which holds the texts (--map text=COLUMN). Its columns: {names}.</source>
        <translation>Diese Tabelle hat weder eine Spalte „tokens“ noch „text“; angeben, welche die Texte enthält (--map text=COLUMN). Ihre Spalten: {names}.</translation>
    </message>
    <message>
        <source>Threads by state and person</source>
        <translation>Threads nach Stand und Person</translation>
    </message>
    <message>
        <source>Threads that are labelled more than once need two annotators or more.</source>
        <translation>Threads, die mehr als einmal annotiert werden, brauchen zwei Personen oder mehr.</translation>
    </message>
    <message>
        <source>Tokens were joined by one blank.</source>
        <translation>Token wurden mit einem Leerzeichen verbunden.</translation>
    </message>
    <message>
        <source>Two columns are called “{name}”.</source>
        <translation>Zwei Spalten heißen „{name}“.</translation>
    </message>
    <message>
        <source>Two files in the archive have this name; the first of them is read.</source>
        <translation>Zwei Dateien im Archiv haben diesen Namen; die erste davon wird gelesen.</translation>
    </message>
    <message>
        <source>UTF-16 units</source>
        <translation>UTF-16-Einheiten</translation>
    </message>
    <message>
        <source>Unitizing alpha</source>
        <translation>Unitizing-Alpha</translation>
    </message>
    <message>
        <source>Unpacked it becomes more than {times} times as large, or {limit} MB; no text does that.</source>
        <translation>Entpackt wird sie mehr als {times}-mal so groß oder {limit}&#xa0;MB; das tut kein Text.</translation>
    </message>
    <message>
        <source>Unpacked the file is larger than the {limit} MB that can be read; save the documents as several files.</source>
        <translation>Entpackt ist die Datei größer als die {limit}&#xa0;MB, die gelesen werden können; die Dokumente in mehreren Dateien speichern.</translation>
    </message>
    <message>
        <source>Up to here one document holds {limit} MB, and more it may not have; split it.</source>
        <translation>Bis hier hat ein Dokument {limit}&#xa0;MB, und mehr darf es nicht haben; es aufteilen.</translation>
    </message>
    <message>
        <source>VADER reads English alone; the language of this project is “{language}”.</source>
        <translation>VADER liest nur Englisch; die Sprache dieses Projekts ist „{language}“.</translation>
    </message>
    <message>
        <source>What answers this text was left out with it.</source>
        <translation>Was auf diesen Text antwortet, wurde mit ihm ausgelassen.</translation>
    </message>
    <message>
        <source>What came back is no answer of a language model.</source>
        <translation>Was zurückkam, ist keine Antwort eines Sprachmodells.</translation>
    </message>
    <message>
        <source>What is in it would become more than {times} times as large as the archive, or {limit} MB; no archive of texts does that.</source>
        <translation>Der Inhalt würde mehr als {times}-mal so groß wie das Archiv oder {limit}&#xa0;MB; das tut kein Archiv von Texten.</translation>
    </message>
    <message>
        <source>What it answers, “{identifier}”, was removed from the project; import that again first.</source>
        <translation>Worauf geantwortet wird, „{identifier}“, wurde aus dem Projekt entfernt; erst das wieder importieren.</translation>
    </message>
    <message>
        <source>What reviewers found</source>
        <translation>Was die Prüfung ergab</translation>
    </message>
    <message>
        <source>What this project has learned was written by another version of the program.</source>
        <translation>Was dieses Projekt gelernt hat, wurde von einer anderen Version des Programms geschrieben.</translation>
    </message>
    <message>
        <source>What this project teaches</source>
        <translation>Was dieses Projekt lehrt</translation>
    </message>
    <message>
        <source>What was left out here as boilerplate is not listed: there is too much of it.</source>
        <translation>Was hier als Beiwerk ausgelassen wurde, ist nicht aufgeführt: Es ist zu viel.</translation>
    </message>
    <message>
        <source>Widened to whole tokens.</source>
        <translation>Auf ganze Token erweitert.</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>a GIF image</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a JPEG image</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a PNG image</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a Parquet table</source>
        <translation>eine Parquet-Tabelle</translation>
    </message>
    <message>
        <source>a PowerPoint presentation</source>
        <translation>eine PowerPoint-Präsentation</translation>
    </message>
    <message>
        <source>a Python pickle (which is never opened)</source>
        <translation>ein Python-Pickle (das nie geöffnet wird)</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a TIFF image</source>
        <translation>ein TIFF-Bild</translation>
    </message>
    <message>
        <source>a WebP image</source>
        <translation>ein WebP-Bild</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>ein Word-Dokument</translation>
    </message>
    <message>
        <source>a binary file</source>
        <translation>eine Binärdatei</translation>
    </message>
    <message>
        <source>a bzip2 archive</source>
        <translation>ein bzip2-Archiv</translation>
    </message>
    <message>
        <source>a database (SQLite)</source>
        <translation>eine Datenbank (SQLite)</translation>
    </message>
    <message>
        <source>a film (AVI)</source>
        <translation>ein Film (AVI)</translation>
    </message>
    <message>
        <source>a film (Matroska)</source>
        <translation>ein Film (Matroska)</translation>
    </message>
    <message>
        <source>a film or an image (MP4 or HEIC)</source>
        <translation>ein Film oder Bild (MP4 oder HEIC)</translation>
    </message>
    <message>
        <source>a font</source>
        <translation>eine Schriftart</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>ein gzip-Archiv</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a list of labels</source>
        <translation>eine Liste von Labels</translation>
    </message>
    <message>
        <source>a list of names of layers, at least one, or null for all</source>
        <translation>eine Liste von Namen von Ebenen, mindestens einer, oder null für alle</translation>
    </message>
    <message>
        <source>a list of some of {known}</source>
        <translation>eine Liste aus {known}</translation>
    </message>
    <message>
        <source>a list of some of {known}, or null for all</source>
        <translation>eine Liste aus {known} oder null für alle</translation>
    </message>
    <message>
        <source>a number or a truth value</source>
        <translation>eine Zahl oder ein Wahrheitswert</translation>
    </message>
    <message>
        <source>a path, or null</source>
        <translation>ein Pfad oder null</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a rich text document (RTF)</source>
        <translation>ein formatierter Text (RTF)</translation>
    </message>
    <message>
        <source>a share from 0 to 1, or null</source>
        <translation>ein Anteil von 0 bis 1 oder null</translation>
    </message>
    <message>
        <source>a sound recording (MP3)</source>
        <translation>eine Tonaufnahme (MP3)</translation>
    </message>
    <message>
        <source>a sound recording (WAV)</source>
        <translation>eine Tonaufnahme (WAV)</translation>
    </message>
    <message>
        <source>a sound recording or film (Ogg)</source>
        <translation>eine Tonaufnahme oder ein Film (Ogg)</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>ein tar-Archiv</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a zstd archive</source>
        <translation>ein zstd-Archiv</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>all labels</source>
        <translation>alle Labels</translation>
    </message>
    <message>
        <source>an Arrow table</source>
        <translation>eine Arrow-Tabelle</translation>
    </message>
    <message>
        <source>an EPUB book</source>
        <translation>ein EPUB-Buch</translation>
    </message>
    <message>
        <source>an Excel table</source>
        <translation>eine Excel-Tabelle</translation>
    </message>
    <message>
        <source>an OpenDocument file</source>
        <translation>eine OpenDocument-Datei</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an object with a list of labels for each layer that it names</source>
        <translation>ein Objekt mit einer Liste von Labels je genannter Ebene</translation>
    </message>
    <message>
        <source>an old office document (Word, Excel or PowerPoint)</source>
        <translation>ein altes Office-Dokument (Word, Excel oder PowerPoint)</translation>
    </message>
    <message>
        <source>an xz archive</source>
        <translation>ein xz-Archiv</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>zugeteilt</translation>
    </message>
    <message>
        <source>at {start}–{end}</source>
        <translation>bei {start}–{end}</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>byte 0x{byte:02X} </source>
        <translation>Byte 0x{byte:02X} </translation>
    </message>
    <message>
        <source>bytes of UTF-8</source>
        <translation>Bytes von UTF-8</translation>
    </message>
    <message>
        <source>check the encoding that you named.</source>
        <translation>die angegebene Zeichenkodierung prüfen.</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>Codepoints</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Vormerkung</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>vorgemerkt</translation>
    </message>
    <message>
        <source>given</source>
        <translation>vergeben</translation>
    </message>
    <message>
        <source>graphemes</source>
        <translation>Grapheme</translation>
    </message>
    <message>
        <source>id of a document</source>
        <translation>ID eines Dokuments</translation>
    </message>
    <message>
        <source>id of a span</source>
        <translation>ID einer Textstelle</translation>
    </message>
    <message>
        <source>id of a stance</source>
        <translation>ID einer Haltung</translation>
    </message>
    <message>
        <source>in gold</source>
        <translation>im Gold</translation>
    </message>
    <message>
        <source>it answered for {found} documents of {asked}</source>
        <translation>er hat für {found} von {asked} Dokumenten geantwortet</translation>
    </message>
    <message>
        <source>it does not begin as a project does</source>
        <translation>sie beginnt nicht wie ein Projekt</translation>
    </message>
    <message>
        <source>it does not say that it proposes anything for “{layer}”.</source>
        <translation>er gibt nicht an, für „{layer}“ etwas vorzuschlagen.</translation>
    </message>
    <message>
        <source>it is a database of another program</source>
        <translation>sie ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>ihr Ende fehlt</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>labels in {count:,} texts</source>
        <translation>Labels in {count:,} Texten</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>meta</source>
        <translation>meta</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>name its encoding (--encoding).</source>
        <translation>die Zeichenkodierung angeben (--encoding).</translation>
    </message>
    <message>
        <source>nobody has labelled anything yet</source>
        <translation>noch niemand hat Labels vergeben</translation>
    </message>
    <message>
        <source>nobody has suggested anything yet</source>
        <translation>noch nichts wurde vorgeschlagen</translation>
    </message>
    <message>
        <source>not installed: pip install &apos;annotator[{extra}]&apos;</source>
        <translation>nicht installiert: pip install &apos;annotator[{extra}]&apos;</translation>
    </message>
    <message>
        <source>of the document</source>
        <translation>des Dokuments</translation>
    </message>
    <message>
        <source>of {count:,} reviewed labels were right</source>
        <translation>von {count:,} geprüften Labels waren richtig</translation>
    </message>
    <message>
        <source>of {count:,} threads submitted</source>
        <translation>von {count:,} Threads abgegeben</translation>
    </message>
    <message>
        <source>one label or null</source>
        <translation>ein Label oder null</translation>
    </message>
    <message>
        <source>one of {known}</source>
        <translation>eines von {known}</translation>
    </message>
    <message>
        <source>only the first {most} characters were sent.</source>
        <translation>nur die ersten {most} Zeichen wurden gesendet.</translation>
    </message>
    <message>
        <source>the answer goes on beyond {most} parts.</source>
        <translation>die Antwort geht über {most} Teile hinaus.</translation>
    </message>
    <message>
        <source>the latest backup is {backup}</source>
        <translation>die letzte Sicherung ist {backup}</translation>
    </message>
    <message>
        <source>the layer “{layer}” has other “{what}”</source>
        <translation>die Ebene „{layer}“ hat andere „{what}“</translation>
    </message>
    <message>
        <source>the project keeps none</source>
        <translation>das Projekt hat keines</translation>
    </message>
    <message>
        <source>the project keeps {names}</source>
        <translation>das Projekt hat {names}</translation>
    </message>
    <message>
        <source>there are labels by {names}</source>
        <translation>es gibt Labels von {names}</translation>
    </message>
    <message>
        <source>there are some by {names}</source>
        <translation>es gibt welche von {names}</translation>
    </message>
    <message>
        <source>there is no backup beside it</source>
        <translation>daneben liegt keine Sicherung</translation>
    </message>
    <message>
        <source>toward “{target}”</source>
        <translation>gegenüber „{target}“</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>what it says</source>
        <translation>was es sagt</translation>
    </message>
    <message>
        <source>whole shares of train, dev and test, none below zero nor all of them zero, or null</source>
        <translation>ganze Anteile für train, dev und test, keiner unter null und nicht alle null, oder null</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>{address} answered with an error ({status}{reason}).</source>
        <translation>{address} hat mit einem Fehler geantwortet ({status}{reason}).</translation>
    </message>
    <message>
        <source>{address} answers without end.</source>
        <translation>{address} antwortet ohne Ende.</translation>
    </message>
    <message>
        <source>{address} gave no answer within {seconds} seconds.</source>
        <translation>{address} hat in {seconds} Sekunden nicht geantwortet.</translation>
    </message>
    <message>
        <source>{address} takes no more questions for now ({status}{reason}).</source>
        <translation>{address} nimmt vorerst keine Fragen mehr an ({status}{reason}).</translation>
    </message>
    <message>
        <source>{agent} could not read the document “{document}” ({reason}).</source>
        <translation>{agent} konnte das Dokument „{document}“ nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>{agent} ended its process twice at the document “{document}”, which is passed over.</source>
        <translation>{agent} hat beim Dokument „{document}“ zweimal seinen Prozess beendet; es wird übergangen.</translation>
    </message>
    <message>
        <source>{annotator} has other labels of “{document}” already.</source>
        <translation>{annotator} hat schon andere Labels für „{document}“.</translation>
    </message>
    <message>
        <source>{annotator} has several answers to this task; the one that was changed last is taken, the other left out.</source>
        <translation>{annotator} hat mehrere Antworten auf diese Aufgabe; die zuletzt geänderte wird genommen, die andere ausgelassen.</translation>
    </message>
    <message>
        <source>{by} annotators are asked for on each of these threads and only {number} named.</source>
        <translation>Für jeden dieser Threads sind {by} Personen verlangt und nur {number} genannt.</translation>
    </message>
    <message>
        <source>{count:,} annotations stand</source>
        <translation>{count:,} Annotationen stehen noch</translation>
    </message>
    <message>
        <source>{count:,} answers to “{layer}” stand beside another of the same text; a layer with several answers to one text cannot take one alone.</source>
        <translation>{count:,} Antworten auf „{layer}“ stehen neben einer anderen desselben Textes; eine Ebene mit mehreren Antworten je Text kann nicht nur eine behalten.</translation>
    </message>
    <message>
        <source>{count:,} comments go out without the texts that they answer, and cannot be imported without them.</source>
        <translation>{count:,} Kommentare gehen ohne die Texte hinaus, auf die sie antworten, und können ohne sie nicht importiert werden.</translation>
    </message>
    <message>
        <source>{count:,} documents have the names of their authors in their ids or sources, which were kept.</source>
        <translation>{count:,} Dokumente haben die Namen ihrer Verfasser in ID oder Quelle, die behalten wurden.</translation>
    </message>
    <message>
        <source>{count:,} groups of threads that belong together stand in several splits already.</source>
        <translation>{count:,} Gruppen zusammengehöriger Threads stehen bereits in mehreren Teilen.</translation>
    </message>
    <message>
        <source>{count:,} threads have no date; they count as the oldest.</source>
        <translation>{count:,} Threads haben kein Datum; sie gelten als die ältesten.</translation>
    </message>
    <message>
        <source>{count:,} threads kept the split of an earlier export; the shares were used for the others.</source>
        <translation>{count:,} Threads behielten den Teil eines früheren Exports; die Anteile galten für die anderen.</translation>
    </message>
    <message>
        <source>{count:,} × {what}: {why} {done}</source>
        <translation>{count:,} × {what}: {why} {done}</translation>
    </message>
    <message>
        <source>{counted}; quote the cells that hold separators.</source>
        <translation>{counted}; Zellen mit Trennzeichen in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>{count} characters that no text can hold were replaced by “�” (NUL or halves of characters); the document went in.</source>
        <translation>{count} Zeichen, die kein Text fassen kann, wurden durch „�“ ersetzt (NUL oder halbe Zeichen); das Dokument wurde aufgenommen.</translation>
    </message>
    <message>
        <source>{documents:,} texts by {annotators:,} annotators.</source>
        <translation>{documents:,} Texte von {annotators:,} Personen.</translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation>{file}, Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{folder}: loading a pipeline from a folder can run code that lies in it, so it is done only where you trust whoever made it; say so with --trust.</source>
        <translation>{folder}: Eine Pipeline aus einem Ordner zu laden, kann Code ausführen, der darin liegt; das geschieht nur, wenn zu trauen ist, wer sie gemacht hat; auf der Kommandozeile mit --trust.</translation>
    </message>
    <message>
        <source>{folder}: the backup cannot be made ({reason}).</source>
        <translation>{folder}: Die Sicherung kann nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
        <source>{folder}: the folder cannot be made ({reason}).</source>
        <translation>{folder}: Der Ordner kann nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
        <source>{folder}: the folder takes no writing ({reason}).</source>
        <translation>{folder}: In den Ordner kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{folder}: the pipeline cannot be written there.</source>
        <translation>{folder}: Die Pipeline kann dort nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{folder}: there is no such folder.</source>
        <translation>{folder}: Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>{folder}: these weights cannot be loaded ({reason}).</source>
        <translation>{folder}: Diese Gewichte können nicht geladen werden ({reason}).</translation>
    </message>
    <message>
        <source>{folder}: what was learned cannot be kept.</source>
        <translation>{folder}: Das Gelernte kann nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>{named} hold no pages; if this one does, name its format (--format).</source>
        <translation>{named} enthalten keine Seiten; falls diese Datei doch, ihr Format angeben (--format).</translation>
    </message>
    <message>
        <source>{name} has the key “{key}”, which no recipe has; there are {known}.</source>
        <translation>{name} hat den Schlüssel „{key}“, den kein Rezept hat; es gibt {known}.</translation>
    </message>
    <message>
        <source>{name} is a recipe of version {version}; this program follows version {known}.</source>
        <translation>{name} ist ein Rezept der Version {version}; dieses Programm folgt Version {known}.</translation>
    </message>
    <message>
        <source>{name} is no recipe: it needs the key “recipe” with the number 1.</source>
        <translation>{name} ist kein Rezept: Es braucht den Schlüssel „recipe“ mit der Zahl 1.</translation>
    </message>
    <message>
        <source>{name}: “{key}” must be {wanted}.</source>
        <translation>{name}: „{key}“ muss {wanted} sein.</translation>
    </message>
    <message>
        <source>{new:,} not begun, {begun:,} begun, {submitted:,} submitted, {settled:,} settled in review.</source>
        <translation>{new:,} nicht begonnen, {begun:,} begonnen, {submitted:,} abgegeben, {settled:,} in der Prüfung abgeschlossen.</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>{number} in the layer “{layer}”, which is not there.</source>
        <translation>{number} in der Ebene „{layer}“, die es nicht gibt.</translation>
    </message>
    <message>
        <source>{number} of “{layer}” on articles, of which it would be asked no more; retire the layer instead.</source>
        <translation>{number} von „{layer}“ an Artikeln, bei denen dann nicht mehr gefragt würde; die Ebene stattdessen stilllegen.</translation>
    </message>
    <message>
        <source>{number} of “{layer}” on comments, of which it would be asked no more; retire the layer instead.</source>
        <translation>{number} von „{layer}“ an Kommentaren, bei denen dann nicht mehr gefragt würde; die Ebene stattdessen stilllegen.</translation>
    </message>
    <message>
        <source>{number} of “{layer}” toward the target “{target}”, about which it would ask no more.</source>
        <translation>{number} von „{layer}“ gegenüber dem Ziel „{target}“, nach dem dann nicht mehr gefragt würde.</translation>
    </message>
    <message>
        <source>{number} of “{layer}” with “{label}” as {attribute}; merge it or retire it instead.</source>
        <translation>{number} von „{layer}“ mit „{label}“ als {attribute}; stattdessen zusammenführen oder stilllegen.</translation>
    </message>
    <message>
        <source>{number} of “{layer}”: “{label}” is given; merge it or retire it instead.</source>
        <translation>{number} von „{layer}“: „{label}“ ist vergeben; stattdessen zusammenführen oder stilllegen.</translation>
    </message>
    <message>
        <source>{part} “{name}”</source>
        <translation>{part} „{name}“</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>{path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{path}, line {line}: this line is not ours.</source>
        <translation>{path}, Zeile {line}: Diese Zeile ist nicht von uns.</translation>
    </message>
    <message>
        <source>{path}: a newer version of the program wrote this project; update the program to open it.</source>
        <translation>{path}: Eine neuere Version des Programms hat dieses Projekt geschrieben; zum Öffnen das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>{path}: another program is writing to the project; try again in a moment.</source>
        <translation>{path}: Ein anderes Programm schreibt gerade in das Projekt; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{path}: it cannot be read ({reason}).</source>
        <translation>{path}: Die Datei kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: its schema contradicts the one here, {reason}; nothing was merged.</source>
        <translation>{path}: Das Schema darin widerspricht dem hier, {reason}; es wurde nichts zusammengeführt.</translation>
    </message>
    <message>
        <source>{path}: line {line} is no JSON: {reason}.</source>
        <translation>{path}: Zeile {line} ist kein JSON: {reason}.</translation>
    </message>
    <message>
        <source>{path}: the disk is full; free some space and try again, all that was saved is safe.</source>
        <translation>{path}: Der Datenträger ist voll; Platz schaffen und noch einmal versuchen. Alles Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <source>{path}: the disk reports an error ({reason}); copy the project to another disk.</source>
        <translation>{path}: Der Datenträger meldet einen Fehler ({reason}); das Projekt auf einen anderen kopieren.</translation>
    </message>
    <message>
        <source>{path}: the document “{document}” has another text there than here; nothing was merged.</source>
        <translation>{path}: Das Dokument „{document}“ hat dort einen anderen Text als hier; es wurde nichts zusammengeführt.</translation>
    </message>
    <message>
        <source>{path}: the document “{document}” stands in another thread there than here; nothing was merged.</source>
        <translation>{path}: Das Dokument „{document}“ steht dort in einem anderen Thread als hier; es wurde nichts zusammengeführt.</translation>
    </message>
    <message>
        <source>{path}: the export cannot be written ({reason}).</source>
        <translation>{path}: Der Export kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the file cannot be opened here; look at its folder&apos;s permissions.</source>
        <translation>{path}: Die Datei kann hier nicht geöffnet werden; die Rechte ihres Ordners ansehen.</translation>
    </message>
    <message>
        <source>{path}: the file cannot be read ({reason}).</source>
        <translation>{path}: Die Datei kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the file is read-only; copy it to a place of yours to label in it.</source>
        <translation>{path}: Die Datei ist schreibgeschützt; zum Annotieren an einen eigenen Ort kopieren.</translation>
    </message>
    <message>
        <source>{path}: the file or its folder is read-only; copy it to a place of yours.</source>
        <translation>{path}: Die Datei oder ihr Ordner ist schreibgeschützt; an einen eigenen Ort kopieren.</translation>
    </message>
    <message>
        <source>{path}: the place in the project cannot be kept ({reason}).</source>
        <translation>{path}: Der Platz im Projekt kann nicht festgehalten werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the project cannot be made here ({reason}).</source>
        <translation>{path}: Das Projekt kann hier nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the project has lost its schema; open its latest backup.</source>
        <translation>{path}: Das Projekt hat sein Schema verloren; die letzte Sicherung öffnen.</translation>
    </message>
    <message>
        <source>{path}: the project is open in another window; close it there first.</source>
        <translation>{path}: Das Projekt ist in einem anderen Fenster geöffnet; erst dort schließen.</translation>
    </message>
    <message>
        <source>{path}: the release cannot be written ({reason}).</source>
        <translation>{path}: Die Veröffentlichung kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the sample project cannot be made ({reason}).</source>
        <translation>{path}: Das Beispielprojekt kann nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the schema cannot be read ({reason}).</source>
        <translation>{path}: Das Schema kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the schema cannot be written ({reason}).</source>
        <translation>{path}: Das Schema kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the settings cannot be read ({error}); mend or delete the file.</source>
        <translation>{path}: Die Einstellungen können nicht gelesen werden ({error}); die Datei berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>{path}: the settings cannot be saved ({reason}).</source>
        <translation>{path}: Die Einstellungen können nicht gespeichert werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the settings hold a value that does not fit; mend or delete the file.</source>
        <translation>{path}: Die Einstellungen enthalten einen unpassenden Wert; die Datei berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>{path}: the table cannot be written ({reason}).</source>
        <translation>{path}: Die Tabelle kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{path}: there is a file of this name already; choose another or open it.</source>
        <translation>{path}: Eine Datei dieses Namens gibt es schon; einen anderen wählen oder sie öffnen.</translation>
    </message>
    <message>
        <source>{path}: there is a file of this name already; choose another.</source>
        <translation>{path}: Eine Datei dieses Namens gibt es schon; einen anderen wählen.</translation>
    </message>
    <message>
        <source>{path}: there is no release ({reason}).</source>
        <translation>{path}: Dort ist keine Veröffentlichung ({reason}).</translation>
    </message>
    <message>
        <source>{path}: there is no spaCy pipeline in this folder.</source>
        <translation>{path}: In diesem Ordner ist keine spaCy-Pipeline.</translation>
    </message>
    <message>
        <source>{path}: there is no such project.</source>
        <translation>{path}: Dieses Projekt gibt es nicht.</translation>
    </message>
    <message>
        <source>{path}: these settings are not of this version; mend or delete the file.</source>
        <translation>{path}: Diese Einstellungen sind nicht von dieser Version; die Datei berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>{path}: this dataset is written as “{format}”; only our own JSON lines can be compared.</source>
        <translation>{path}: Dieser Datensatz ist als „{format}“ geschrieben; vergleichen lassen sich nur unsere eigenen JSON-Zeilen.</translation>
    </message>
    <message>
        <source>{path}: this file is damaged or no project ({detail}); {advice}.</source>
        <translation>{path}: Diese Datei ist beschädigt oder kein Projekt ({detail}); {advice}.</translation>
    </message>
    <message>
        <source>{path}: this is not a schema in TOML ({error}).</source>
        <translation>{path}: Das ist kein Schema in TOML ({error}).</translation>
    </message>
    <message>
        <source>{path}: this is not the file that was released; it was changed.</source>
        <translation>{path}: Das ist nicht die veröffentlichte Datei; sie wurde geändert.</translation>
    </message>
    <message>
        <source>{path}: this is not the manifest of a release.</source>
        <translation>{path}: Das ist nicht das Manifest einer Veröffentlichung.</translation>
    </message>
    <message>
        <source>{path}: this is the project itself; name the files that shall come into it.</source>
        <translation>{path}: Das ist das Projekt selbst; die Dateien nennen, die hineinkommen sollen.</translation>
    </message>
    <message>
        <source>{path}: this release is there already, and releases are never overwritten; name another version.</source>
        <translation>{path}: Diese Veröffentlichung gibt es schon, und Veröffentlichungen werden nie überschrieben; eine andere Version nennen.</translation>
    </message>
    <message>
        <source>{path}: what looks through the labels was ended from outside; look again.</source>
        <translation>{path}: Was die Labels durchsieht, wurde von außen beendet; erneut suchen.</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}: {reason}</translation>
    </message>
    <message>
        <source>{picture}: the picture of the window cannot be written.</source>
        <translation>{picture}: Das Bild des Fensters kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{place} has an unknown key “{key}”; known are {known}.</source>
        <translation>{place} hat einen unbekannten Schlüssel „{key}“; bekannt sind {known}.</translation>
    </message>
    <message>
        <source>{place} has no “{name}”.</source>
        <translation>{place} hat kein „{name}“.</translation>
    </message>
    <message>
        <source>{place} is “{plain}”, but must be one of {known}.</source>
        <translation>{place} ist „{plain}“, möglich sind {known}.</translation>
    </message>
    <message>
        <source>{place} must be a list.</source>
        <translation>{place} muss eine Liste sein.</translation>
    </message>
    <message>
        <source>{place} must be a table.</source>
        <translation>{place} muss eine Tabelle sein.</translation>
    </message>
    <message>
        <source>{place} must be {wanted}.</source>
        <translation>{place} muss {wanted} sein.</translation>
    </message>
    <message>
        <source>{place} was renamed, merged or removed on one side and not on the other</source>
        <translation>{place} wurde auf einer Seite umbenannt, zusammengeführt oder entfernt, auf der anderen nicht</translation>
    </message>
    <message>
        <source>{target}: the copy cannot be written ({reason}).</source>
        <translation>{target}: Die Kopie kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{target}: the file cannot be written ({reason}).</source>
        <translation>{target}: Die Datei kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>{unit}, a line end counted as one</source>
        <translation>{unit}, ein Zeilenende zählt als eins</translation>
    </message>
    <message>
        <source>{unit}, a line end counted as two</source>
        <translation>{unit}, ein Zeilenende zählt als zwei</translation>
    </message>
    <message>
        <source>{wanted}; the columns are {listed}. Name the right one (--map text=COLUMN).</source>
        <translation>{wanted}; die Spalten sind {listed}. Die richtige angeben (--map text=COLUMN).</translation>
    </message>
    <message>
        <source>{what} Nothing was sent; agree to it with --send-to {address}.</source>
        <translation>{what} Nichts wurde gesendet; zustimmen mit --send-to {address}.</translation>
    </message>
    <message>
        <source>“gold”, “all”, an object such as {&quot;annotator&quot;: &quot;NAME&quot;}, or null</source>
        <translation>„gold“, „all“, ein Objekt wie {&quot;annotator&quot;: &quot;NAME&quot;} oder null</translation>
    </message>
    <message>
        <source>“rejected” must be an object with the layers as keys, as JSON.</source>
        <translation>„rejected“ muss ein Objekt mit den Ebenen als Schlüsseln sein, als JSON.</translation>
    </message>
    <message>
        <source>“spacy” loads a pipeline: name that, such as en_core_web_sm, or its folder.</source>
        <translation>„spacy“ lädt eine Pipeline: diese nennen, etwa en_core_web_sm, oder ihren Ordner.</translation>
    </message>
    <message>
        <source>“text” must be a text that is not empty.</source>
        <translation>„text“ muss ein nicht leerer Text sein.</translation>
    </message>
    <message>
        <source>“{address}” is no address of the form https://host/v1, where a language model is asked.</source>
        <translation>„{address}“ ist keine Adresse der Form https://host/v1, unter der ein Sprachmodell gefragt wird.</translation>
    </message>
    <message>
        <source>“{column}” holds labels of the schema and nothing says whose they are: say it (--annotator NAME) to take them; until then they stand in “meta”.</source>
        <translation>„{column}“ enthält Labels des Schemas, und nichts sagt, wessen sie sind: zum Übernehmen angeben (--annotator NAME); bis dahin stehen sie in „meta“.</translation>
    </message>
    <message>
        <source>“{column}” holds no text but {found}.</source>
        <translation>„{column}“ enthält keinen Text, sondern {found}.</translation>
    </message>
    <message>
        <source>“{field}” is no text but a list or the like, such as a dialogue; the texts in this task are {texts}. Name the right one (--map text=COLUMN), or make texts of it.</source>
        <translation>„{field}“ ist kein Text, sondern eine Liste oder Ähnliches, etwa ein Dialog; die Texte in dieser Aufgabe sind {texts}. Das richtige Feld nennen (--map text=COLUMN) oder Texte daraus machen.</translation>
    </message>
    <message>
        <source>“{key}” must be a text or null.</source>
        <translation>„{key}“ muss ein Text oder null sein.</translation>
    </message>
    <message>
        <source>“{key}” must be an object with the layers as keys.</source>
        <translation>„{key}“ muss ein Objekt mit den Ebenen als Schlüsseln sein.</translation>
    </message>
    <message>
        <source>“{layer}” does not ask about the target “{target}”.</source>
        <translation>„{layer}“ fragt nicht nach dem Ziel „{target}“.</translation>
    </message>
    <message>
        <source>“{layer}” is a layer of kind {own_kind}, not {kind}.</source>
        <translation>„{layer}“ ist eine Ebene der Art {own_kind}, nicht {kind}.</translation>
    </message>
    <message>
        <source>“{layer}” is a layer of kind {own_kind}; terms are labelled in span layers alone.</source>
        <translation>„{layer}“ ist eine Ebene der Art {own_kind}; Begriffe erhalten Labels nur in Ebenen der Art span.</translation>
    </message>
    <message>
        <source>“{layer}” is answered already.</source>
        <translation>„{layer}“ ist schon beantwortet.</translation>
    </message>
    <message>
        <source>“{layer}” is not asked of articles.</source>
        <translation>„{layer}“ wird bei Artikeln nicht gefragt.</translation>
    </message>
    <message>
        <source>“{layer}” is not asked of comments.</source>
        <translation>„{layer}“ wird bei Kommentaren nicht gefragt.</translation>
    </message>
    <message>
        <source>“{layer}” must be a list of objects.</source>
        <translation>„{layer}“ muss eine Liste von Objekten sein.</translation>
    </message>
    <message>
        <source>“{layer}” takes {wanted}.</source>
        <translation>„{layer}“ nimmt {wanted}.</translation>
    </message>
    <message>
        <source>“{name}” in the language model&apos;s answer is no list of objects.</source>
        <translation>„{name}“ ist in der Antwort des Sprachmodells keine Liste von Objekten.</translation>
    </message>
    <message>
        <source>“{name}” is another annotator here; choose another name.</source>
        <translation>„{name}“ ist hier eine andere Person; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{name}” is no number.</source>
        <translation>„{name}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>“{name}” is the name of the adjudicated set; choose another.</source>
        <translation>„{name}“ ist der Name der adjudizierten Labels; einen anderen wählen.</translation>
    </message>
    <message>
        <source>“{name}” is the name under which suggestions are exported; choose another.</source>
        <translation>„{name}“ ist der Name, unter dem Vorschläge exportiert werden; einen anderen wählen.</translation>
    </message>
    <message>
        <source>“{name}” is what {other} was called before; choose another name.</source>
        <translation>„{name}“ ist der frühere Name von {other}; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{name}” of a language model is a number from {least} to {most}.</source>
        <translation>„{name}“ eines Sprachmodells ist eine Zahl von {least} bis {most}.</translation>
    </message>
    <message>
        <source>“{name}”: {reason}</source>
        <translation>„{name}“: {reason}</translation>
    </message>
    <message>
        <source>“{owner}” has a {what} without a name.</source>
        <translation>„{owner}“: Ein Name fehlt ({what}).</translation>
    </message>
    <message>
        <source>“{owner}” has no label “{name}”; its labels are {known}.</source>
        <translation>„{owner}“ hat kein Label „{name}“; seine Labels sind {known}.</translation>
    </message>
    <message>
        <source>“{owner}” has no labels.</source>
        <translation>„{owner}“ hat keine Labels.</translation>
    </message>
    <message>
        <source>“{owner}” has the {what} “{name}” twice.</source>
        <translation>„{owner}“: „{name}“ steht zweimal da ({what}).</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message numerus="yes">
        <source>%n pixels</source>
        <translation>
            <numerusform>%n Pixel</numerusform>
            <numerusform>%n Pixel</numerusform>
        </translation>
    </message>
    <message>
        <source>Active time</source>
        <translation>Aktive Zeit</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern …</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Face of texts</source>
        <translation>Schriftart der Texte</translation>
    </message>
    <message>
        <source>In force when the program is started next.</source>
        <translation>Gilt ab dem nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>Kept in the project file, shown in My time and, summed, on the page of the team; exports leave it out, a report tells what a decision takes everybody together.</source>
        <translation>Sie steht in der Projektdatei, zu sehen unter „Meine Zeit“ und als Summe auf der Seite „Team“; Exporte lassen sie weg, ein Bericht sagt, wie lange eine Entscheidung alle zusammen dauert.</translation>
    </message>
    <message>
        <source>Labels are kept under it in projects opened from now on.</source>
        <translation>Unter ihm werden Labels in Projekten abgelegt, die von jetzt an geöffnet werden.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Name of the annotator</source>
        <translation>Name der annotierenden Person</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>Serifenlos</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>Serifen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Schriftgröße der Texte</translation>
    </message>
    <message>
        <source>Storm closes Northgate bridge as ministers trade blame. 😴</source>
        <translation>Sturm sperrt Northgate-Brücke, Minister streiten über die Schuld. 😴</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>“gold” is the name of the adjudicated labels; nobody annotates under it.</source>
        <translation>„gold“ ist der Name der adjudizierten Labels; niemand annotiert unter ihm.</translation>
    </message>
</context>
<context>
    <name>SettlingPanel</name>
    <message>
        <source>1 text</source>
        <translation>1 Text</translation>
    </message>
    <message>
        <source>Labelled {label} {text} ×{count}; one Undo takes all back.</source>
        <translation>{label} an {text} vergeben ×{count}; einmal „Rückgängig“ nimmt alle zurück.</translation>
    </message>
    <message>
        <source>Leave as is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Not listed again until the project is closed.</source>
        <translation>Wird bis zum Schließen des Projekts nicht mehr aufgeführt.</translation>
    </message>
    <message>
        <source>Places of this text</source>
        <translation>Stellen dieses Textes</translation>
    </message>
    <message>
        <source>Reading all labels…</source>
        <translation>Alle Labels werden gelesen …</translation>
    </message>
    <message>
        <source>The first {places} are listed; look again for the others.</source>
        <translation>Die ersten {places} sind aufgeführt; für die anderen erneut suchen.</translation>
    </message>
    <message>
        <source>{counts}. A label is given to the {places} ticked.</source>
        <translation>{counts}. Angekreuzt: {places}; sie erhalten das Label.</translation>
    </message>
    <message>
        <source>{n} texts</source>
        <translation>{n} Texte</translation>
    </message>
    <message>
        <source>{text} is left as it is, and not listed again until the project is closed.</source>
        <translation>{text} bleibt, wie es ist, und wird bis zum Schließen des Projekts nicht mehr aufgeführt.</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Go to a label first.</source>
        <translation>Erst zu einem Label gehen.</translation>
    </message>
    <message>
        <source>History of which label</source>
        <translation>Verlauf welches Labels</translation>
    </message>
    <message>
        <source>Returned for another look</source>
        <translation>Zurückgegeben: noch einmal ansehen</translation>
    </message>
    <message>
        <source>Returned: {note}</source>
        <translation>Zurückgegeben: {note}</translation>
    </message>
    <message>
        <source>Settled by majority: {differences}; Undo takes all back.</source>
        <translation>Nach Mehrheit entschieden: {differences}; Rückgängig nimmt alles zurück.</translation>
    </message>
</context>
<context>
    <name>SpanMenu</name>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>End a token back</source>
        <translation>Ende ein Token zurück</translation>
    </message>
    <message>
        <source>End a token on</source>
        <translation>Ende ein Token vor</translation>
    </message>
    <message>
        <source>Glance at what it answers</source>
        <translation>Ansehen, worauf er antwortet</translation>
    </message>
    <message>
        <source>Label everywhere…</source>
        <translation>Überall Label vergeben …</translation>
    </message>
    <message>
        <source>List as a term, or take off the list</source>
        <translation>Als Begriff aufnehmen oder streichen</translation>
    </message>
    <message>
        <source>Merge with the next</source>
        <translation>Mit der nächsten vereinen</translation>
    </message>
    <message>
        <source>Move an end</source>
        <translation>Ein Ende verschieben</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz …</translation>
    </message>
    <message>
        <source>One more label</source>
        <translation>Ein weiteres Label</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Select its text</source>
        <translation>Ihren Text markieren</translation>
    </message>
    <message>
        <source>Split at the caret</source>
        <translation>An der Schreibmarke teilen</translation>
    </message>
    <message>
        <source>Start a token back</source>
        <translation>Anfang ein Token zurück</translation>
    </message>
    <message>
        <source>Start a token on</source>
        <translation>Anfang ein Token vor</translation>
    </message>
</context>
<context>
    <name>SplitRow</name>
    <message>
        <source>Authors</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Nach Datum</translation>
    </message>
    <message>
        <source>Dev, percent</source>
        <translation>Dev, Prozent</translation>
    </message>
    <message>
        <source>Keep an author’s threads together</source>
        <translation>Threads desselben Verfassers zusammenhalten</translation>
    </message>
    <message>
        <source>Keep threads together</source>
        <translation>Threads zusammenhalten</translation>
    </message>
    <message>
        <source>Labels spread evenly</source>
        <translation>Labels gleichmäßig verteilt</translation>
    </message>
    <message>
        <source>Oldest in train, newest in test</source>
        <translation>Älteste in Train, neueste in Test</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Test, percent</source>
        <translation>Test, Prozent</translation>
    </message>
    <message>
        <source>The oldest threads train, the newest test; articles that say nearly the same stay together.</source>
        <translation>Die ältesten Threads in Train, die neuesten in Test; Artikel, die fast dasselbe sagen, bleiben zusammen.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads of earlier exports keep their place.</source>
        <translation>Threads früherer Exporte behalten ihren Platz.</translation>
    </message>
    <message>
        <source>Threads of one author stay together, and articles that say nearly the same.</source>
        <translation>Threads desselben Verfassers bleiben zusammen, ebenso Artikel, die fast dasselbe sagen.</translation>
    </message>
    <message>
        <source>Threads stay whole, and articles that say nearly the same stay together.</source>
        <translation>Threads bleiben ganz, und Artikel, die fast dasselbe sagen, bleiben zusammen.</translation>
    </message>
    <message>
        <source>Train, dev and test must add up to 100 percent.</source>
        <translation>Train, Dev und Test müssen zusammen 100&#xa0;Prozent ergeben.</translation>
    </message>
    <message>
        <source>Train, dev, test</source>
        <translation>Train, Dev, Test</translation>
    </message>
    <message>
        <source>Train, percent</source>
        <translation>Train, Prozent</translation>
    </message>
    <message>
        <source>What stays together</source>
        <translation>Was zusammenbleibt</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>Dev</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Train</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <source>Add another</source>
        <translation>Weiteres hinzufügen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Each of the new labels needs a name of its own.</source>
        <translation>Jedes der neuen Labels braucht einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Give the selected {label}</source>
        <translation>Den ausgewählten {label} geben</translation>
    </message>
    <message>
        <source>Looking what has this label…</source>
        <translation>Es wird gesucht, was dieses Label hat …</translation>
    </message>
    <message>
        <source>Name of label {number}</source>
        <translation>Name von Label {number}</translation>
    </message>
    <message>
        <source>Places of this text</source>
        <translation>Stellen dieses Textes</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Split {label}</source>
        <translation>{label} aufteilen</translation>
    </message>
    <message>
        <source>Texts that have the label</source>
        <translation>Texte mit diesem Label</translation>
    </message>
    <message>
        <source>The first keeps whatever is given none of the others.</source>
        <translation>Das erste behält, was keines der anderen erhält.</translation>
    </message>
    <message>
        <source>{given} of {total} annotations get one of the others. Select texts and press a number.</source>
        <translation>{given} von {total} Annotationen erhalten eines der anderen. Texte auswählen und eine Ziffer drücken.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>A project is one file that ends in .annot. It can be dropped here, too.</source>
        <translation>Ein Projekt ist eine Datei, die auf .annot endet. Sie kann auch hier abgelegt werden.</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Label names, sentiment and stance in articles and their comments. Export training sets.</source>
        <translation>Labels für Namen, Stimmung und Haltung in Artikeln und ihren Kommentaren vergeben. Trainingsdaten exportieren.</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt …</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SuggesterList</name>
    <message>
        <source>Forget…</source>
        <translation>Vergessen …</translation>
    </message>
    <message>
        <source>From elsewhere: {agent}, {suggestions}; shown before all others.</source>
        <translation>Von anderswo: {agent}, {suggestions}; vor allen anderen gezeigt.</translation>
    </message>
</context>
<context>
    <name>SuggesterRow</name>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Edit the list</source>
        <translation>Liste bearbeiten</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen …</translation>
    </message>
    <message>
        <source>Let it send…</source>
        <translation>Senden lassen …</translation>
    </message>
    <message>
        <source>Listen to it earlier (Alt+Up)</source>
        <translation>Weiter nach oben (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Listen to it later (Alt+Down)</source>
        <translation>Weiter nach unten (Alt+Herunter)</translation>
    </message>
    <message>
        <source>Listen to {title}</source>
        <translation>Auf {title} hören</translation>
    </message>
    <message>
        <source>Listen to {title} earlier</source>
        <translation>Früher auf {title} hören</translation>
    </message>
    <message>
        <source>Listen to {title} later</source>
        <translation>Später auf {title} hören</translation>
    </message>
    <message>
        <source>Load it…</source>
        <translation>Laden …</translation>
    </message>
    <message>
        <source>Names…</source>
        <translation>Namen …</translation>
    </message>
    <message>
        <source>Take off…</source>
        <translation>Streichen …</translation>
    </message>
    <message>
        <source>sends nothing before you agree</source>
        <translation>sendet nichts ohne Zustimmung</translation>
    </message>
    <message>
        <source>waits for your trust in its folder</source>
        <translation>wartet auf Vertrauen in seinen Ordner</translation>
    </message>
</context>
<context>
    <name>Suggesters</name>
    <message>
        <source>1 suggestion waits</source>
        <translation>1 Vorschlag wartet</translation>
    </message>
    <message>
        <source>Has not looked at anything yet</source>
        <translation>Hat noch nichts angesehen</translation>
    </message>
    <message>
        <source>looked at {count} texts</source>
        <translation>{count} Texte angesehen</translation>
    </message>
    <message>
        <source>nothing that this schema asks</source>
        <translation>nichts, wonach dieses Schema fragt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>spaCy pipeline</source>
        <translation>spaCy-Pipeline</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>{suggestions} wait</source>
        <translation>{suggestions} warten</translation>
    </message>
    <message>
        <source>… loading</source>
        <translation>… lädt</translation>
    </message>
    <message>
        <source>✓ ready</source>
        <translation>✓ bereit</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ gescheitert</translation>
    </message>
</context>
<context>
    <name>SuggestersPage</name>
    <message>
        <source>Add a suggester</source>
        <translation>Vorschlagsgeber hinzufügen</translation>
    </message>
    <message>
        <source>Back to the thread</source>
        <translation>Zurück zum Thread</translation>
    </message>
    <message>
        <source>Goes on by itself behind the thread; what was looked at is not looked at again.</source>
        <translation>Läuft von selbst im Hintergrund; was angesehen ist, wird nicht noch einmal angesehen.</translation>
    </message>
    <message>
        <source>How sure they have to be</source>
        <translation>Wie sicher sie sein müssen</translation>
    </message>
    <message>
        <source>Listened to, in this order</source>
        <translation>Gehört, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Suggest now</source>
        <translation>Jetzt vorschlagen</translation>
    </message>
    <message>
        <source>Suggesters</source>
        <translation>Vorschlagsgeber</translation>
    </message>
    <message>
        <source>The schema is changed; Undo takes it back.</source>
        <translation>Das Schema ist geändert; „Rückgängig“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>Threads looked at</source>
        <translation>Angesehene Threads</translation>
    </message>
    <message>
        <source>Threads without suggestions</source>
        <translation>Threads ohne Vorschläge</translation>
    </message>
    <message>
        <source>What is less sure is not shown. What gives no probability, as a list of terms, always is.</source>
        <translation>Was weniger sicher ist, wird nicht gezeigt. Was keine Wahrscheinlichkeit nennt, etwa eine Begriffsliste, immer.</translation>
    </message>
    <message>
        <source>Where two speak of the same words, the one further up is heard. Alt+Up and Alt+Down move one.</source>
        <translation>Sprechen zwei von denselben Wörtern, gilt der obere. Alt+Hoch und Alt+Herunter verschieben einen.</translation>
    </message>
    <message>
        <source>{agent} is listened to, after all others.</source>
        <translation>Auf {agent} wird gehört, nach allen anderen.</translation>
    </message>
    <message>
        <source>{done} of {total} threads looked at</source>
        <translation>{done} von {total} Threads angesehen</translation>
    </message>
</context>
<context>
    <name>SuggestingLife</name>
    <message>
        <source>The suggester {agent} had ended and was started again; nothing is lost.</source>
        <translation>Der Vorschlagsgeber {agent} war beendet und wurde neu gestartet; nichts ist verloren.</translation>
    </message>
    <message>
        <source>{sentence} And {more} more.</source>
        <translation>{sentence} Und {more} weitere.</translation>
    </message>
</context>
<context>
    <name>SuggestingRooms</name>
    <message>
        <source>{sentence} {key} again takes it back.</source>
        <translation>{sentence} Noch einmal {key} nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>SuggestingStatus</name>
    <message>
        <source>Loading suggestions…</source>
        <translation>Vorschläge laden …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop suggesting</source>
        <translation>Vorschlagen anhalten</translation>
    </message>
    <message>
        <source>Suggesting {done} of {total}</source>
        <translation>Vorschläge: {done} von {total}</translation>
    </message>
    <message>
        <source>Threads that suggesters have looked at; it goes on at the next opening.</source>
        <translation>Threads, die Vorschlagsgeber angesehen haben; beim nächsten Öffnen geht es weiter.</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Alt {first}…{last}</source>
        <translation>Alt {first}…{last}</translation>
    </message>
    <message>
        <source>Alt {number}</source>
        <translation>Alt {number}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>How sure the suggester is</source>
        <translation>Wie sicher der Vorschlagsgeber ist</translation>
    </message>
    <message>
        <source>Label all {count} in this thread</source>
        <translation>An alle {count} im Thread vergeben</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>from {agent}</source>
        <translation>Quelle: {agent}</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Of {decided} suggestions of {agent} between {low} and {high} % that were decided in this layer, {right} were taken as they were.</source>
        <translation>Von {decided} Vorschlägen dieser Quelle ({agent}) zwischen {low} und {high}&#xa0;%, über die in dieser Ebene entschieden wurde, wurden {right} unverändert übernommen.</translation>
    </message>
    <message>
        <source>by a lexicon, no probability</source>
        <translation>nach einem Lexikon, ohne Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>found by a rule, no probability</source>
        <translation>nach einer Regel gefunden, ohne Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>from {agent}</source>
        <translation>Quelle: {agent}</translation>
    </message>
    <message>
        <source>no probability</source>
        <translation>ohne Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>not calibrated yet</source>
        <translation>noch nicht kalibriert</translation>
    </message>
    <message>
        <source>right in {right} of 10 like this</source>
        <translation>bei 10 wie diesem {right}-mal richtig</translation>
    </message>
    <message numerus="yes">
        <source>seen %Ln times here</source>
        <translation>
            <numerusform>hier %Ln-mal gesehen</numerusform>
            <numerusform>hier %Ln-mal gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>seen once here</source>
        <translation>hier einmal gesehen</translation>
    </message>
    <message>
        <source>the pipeline’s own score</source>
        <translation>eigener Wert der Pipeline</translation>
    </message>
    <message>
        <source>{agent} says {label}</source>
        <translation>{agent} sagt {label}</translation>
    </message>
    <message>
        <source>{source}, which said {label}</source>
        <translation>{source}; es schlug {label} vor</translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Accepted {suggestions}; one Undo takes all back.</source>
        <translation>{suggestions} übernommen; einmal „Rückgängig“ nimmt alle zurück.</translation>
    </message>
    <message>
        <source>Accepted {suggestions}; {skipped} did not fit any more. One Undo takes all back.</source>
        <translation>{suggestions} übernommen; {skipped} passten nicht mehr. Einmal „Rückgängig“ nimmt alle zurück.</translation>
    </message>
    <message>
        <source>No suggestion of this thread is as sure as that.</source>
        <translation>Kein Vorschlag in diesem Thread ist so sicher.</translation>
    </message>
</context>
<context>
    <name>TargetChooser</name>
    <message>
        <source>Another entity: “{text}”</source>
        <translation>Andere Entität: „{text}“</translation>
    </message>
    <message>
        <source>Find or type an entity</source>
        <translation>Entität suchen oder eingeben</translation>
    </message>
    <message>
        <source>Toward</source>
        <translation>Gegenüber</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>%1 of %2 submitted</source>
        <translation>%1 von %2 abgegeben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>Nothing to assign: every one of these threads has somebody.</source>
        <translation>Nichts zuzuteilen: Jeder dieser Threads hat schon jemanden.</translation>
    </message>
    <message>
        <source>There are no threads to assign.</source>
        <translation>Es gibt keine Threads zuzuteilen.</translation>
    </message>
    <message>
        <source>nothing assigned</source>
        <translation>nichts zugeteilt</translation>
    </message>
    <message>
        <source>nothing assigned; %1 of all %2 submitted</source>
        <translation>ohne Zuteilung; %1 von %2 abgegeben</translation>
    </message>
    <message>
        <source>{threads} are dealt out, each to one.</source>
        <translation>{threads} werden verteilt, jeder an eine Person.</translation>
    </message>
    <message>
        <source>{threads} are dealt out, {several} of them to several.</source>
        <translation>{threads} werden verteilt, {several} davon an mehrere.</translation>
    </message>
    <message>
        <source>{threads} have somebody already and stay as they are.</source>
        <translation>{threads} sind schon vergeben und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>{threads} in the project; {unassigned} assigned to nobody, {several} to several.</source>
        <translation>{threads} im Projekt; {unassigned} niemandem zugeteilt, {several} mehreren.</translation>
    </message>
    <message>
        <source>{which}: {threads}; show them in the queue</source>
        <translation>{which}: {threads}; in der Warteschlange zeigen</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Assign threads</source>
        <translation>Threads zuteilen</translation>
    </message>
    <message>
        <source>Assigned {threads}; Undo takes it back.</source>
        <translation>{threads} zugeteilt; Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Weitergeben …</translation>
    </message>
    <message>
        <source>How far everybody is</source>
        <translation>Wie weit alle sind</translation>
    </message>
    <message>
        <source>Make files with which they label elsewhere</source>
        <translation>Dateien anlegen, mit denen sie anderswo annotieren</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Took back {threads} from {name}; Undo gives them again.</source>
        <translation>{threads} von {name} zurückgenommen; Rückgängig gibt sie wieder.</translation>
    </message>
    <message>
        <source>{name} has begun all that is assigned to them.</source>
        <translation>{name} hat alles Zugeteilte begonnen.</translation>
    </message>
</context>
<context>
    <name>TeamRoom</name>
    <message>
        <source>{old} is called {new} now; renaming back undoes it.</source>
        <translation>{old} heißt jetzt {new}; Zurückbenennen macht es rückgängig.</translation>
    </message>
</context>
<context>
    <name>TermForm</name>
    <message>
        <source>A ministry</source>
        <translation>Ein Ministerium</translation>
    </message>
    <message>
        <source>A title and a name</source>
        <translation>Ein Titel und ein Name</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Eine Jahreszahl</translation>
    </message>
    <message>
        <source>Begin with the pattern “{title}”</source>
        <translation>Mit dem Muster „{title}“ beginnen</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Genannt</translation>
    </message>
    <message>
        <source>Change a term</source>
        <translation>Begriff ändern</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>In capitals or small letters</source>
        <translation>Groß oder klein geschrieben</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>List it</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>New term</source>
        <translation>Neuer Begriff</translation>
    </message>
    <message>
        <source>Not a pattern yet: write a list of tables in JSON, one per token.</source>
        <translation>Noch kein Muster: eine Liste von Tabellen in JSON schreiben, eine je Token.</translation>
    </message>
    <message>
        <source>One table per token, in the words of spaCy&apos;s matcher: TEXT, LOWER, SHAPE, IS_TITLE, LIKE_NUM, OP.</source>
        <translation>Eine Tabelle je Token, in den Wörtern von spaCys Matcher: TEXT, LOWER, SHAPE, IS_TITLE, LIKE_NUM, OP.</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Pattern: one table per token, in JSON</source>
        <translation>Muster: eine Tabelle je Token, in JSON</translation>
    </message>
    <message>
        <source>Say what the pattern shall be called.</source>
        <translation>Angeben, wie das Muster heißen soll.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Whole words are matched, never parts of one.</source>
        <translation>Gesucht werden ganze Wörter, nie Teile davon.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Write a new one</source>
        <translation>Ein neues schreiben</translation>
    </message>
</context>
<context>
    <name>TermList</name>
    <message>
        <source>Changed {text}.</source>
        <translation>{text} geändert.</translation>
    </message>
    <message>
        <source>{count} terms are listed.</source>
        <translation>{count} Begriffe sind aufgenommen.</translation>
    </message>
    <message>
        <source>{count} terms are off the list.</source>
        <translation>{count} Begriffe sind von der Liste gestrichen.</translation>
    </message>
    <message>
        <source>{text} is listed as {label}.</source>
        <translation>{text} ist als {label} aufgenommen.</translation>
    </message>
    <message>
        <source>{text} is off the list of {label}.</source>
        <translation>{text} ist von der Liste von {label} gestrichen.</translation>
    </message>
</context>
<context>
    <name>TermRows</name>
    <message>
        <source>Also listed as</source>
        <translation>Auch aufgenommen als</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Schreibung</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Passt auf</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>a pattern</source>
        <translation>ein Muster</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>wie geschrieben</translation>
    </message>
    <message>
        <source>whole words</source>
        <translation>ganze Wörter</translation>
    </message>
</context>
<context>
    <name>TermTable</name>
    <message>
        <source>Terms and patterns</source>
        <translation>Begriffe und Muster</translation>
    </message>
</context>
<context>
    <name>TextRows</name>
    <message>
        <source>{count} missed</source>
        <translation>{count} ohne Label</translation>
    </message>
</context>
<context>
    <name>ThreadAcceptDialog</name>
    <message numerus="yes">
        <source>Accept %Ln suggestions</source>
        <translation>
            <numerusform>%Ln Vorschlag übernehmen</numerusform>
            <numerusform>%Ln Vorschläge übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept 1 suggestion</source>
        <translation>1 Vorschlag übernehmen</translation>
    </message>
</context>
<context>
    <name>ThreadCommands</name>
    <message>
        <source>Go to a span first, or select a text with a label in the hand; then list it.</source>
        <translation>Erst zu einer Textstelle gehen oder mit gewähltem Label Text markieren; dann aufnehmen.</translation>
    </message>
    <message>
        <source>Go to a span or select a text first; then label it everywhere.</source>
        <translation>Erst zu einer Textstelle gehen oder Text markieren, dann überall ein Label vergeben.</translation>
    </message>
    <message>
        <source>Go to a text that is asked for its stance first, then choose the target.</source>
        <translation>Erst zu einem Text gehen, bei dem nach der Haltung gefragt wird, dann das Ziel wählen.</translation>
    </message>
    <message>
        <source>Nothing without a label looks like a name there.</source>
        <translation>Nichts ohne Label sieht dort wie ein Name aus.</translation>
    </message>
    <message>
        <source>Put the caret into a span to split it there.</source>
        <translation>Die Schreibmarke in eine Textstelle setzen, um sie dort zu teilen.</translation>
    </message>
    <message>
        <source>Shift with the arrows moves the {end}, {key} again turns to the {other}, {accept} sets it.</source>
        <translation>Umschalt mit Pfeiltasten verschiebt: {end}. Noch einmal {key} wechselt: {other}. {accept} setzt.</translation>
    </message>
    <message>
        <source>The flag is taken away.</source>
        <translation>Die Vormerkung ist aufgehoben.</translation>
    </message>
    <message>
        <source>There is no further span of that label in this paragraph to merge with.</source>
        <translation>In diesem Absatz folgt keine Textstelle dieses Labels, mit der sie sich vereinen ließe.</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>{key} again submits all the same. Still open: {what}.</source>
        <translation>Noch einmal {key} gibt trotzdem ab. Noch offen: {what}.</translation>
    </message>
    <message>
        <source>{what} and {count} more</source>
        <translation>{what} und {count} weitere</translation>
    </message>
</context>
<context>
    <name>ThreadHistory</name>
    <message>
        <source>Took back {acts}; Undo brings them again.</source>
        <translation>{acts} zurückgenommen; „Rückgängig“ bringt sie wieder.</translation>
    </message>
</context>
<context>
    <name>ThreadTable</name>
    <message>
        <source>Threads under review</source>
        <translation>Threads in der Prüfung</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>+ target</source>
        <translation>+ Ziel</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Notiz</translation>
    </message>
    <message>
        <source>1 reply hidden</source>
        <translation>1 Antwort verborgen</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Article: {title}</source>
        <translation>Artikel: {title}</translation>
    </message>
    <message>
        <source>Choose or add what the stance is toward</source>
        <translation>Wählen oder hinzufügen, wem die Haltung gilt</translation>
    </message>
    <message>
        <source>Comment by {author}</source>
        <translation>Kommentar von {author}</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Fold this comment and its replies</source>
        <translation>Diesen Kommentar und seine Antworten einklappen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Suggested by {agent}</source>
        <translation>Vorgeschlagen von {agent}</translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation>Text des Artikels</translation>
    </message>
    <message>
        <source>Text of {author}</source>
        <translation>Text von {author}</translation>
    </message>
    <message>
        <source>The article</source>
        <translation>Der Artikel</translation>
    </message>
    <message>
        <source>The article and its comments, to read and to label</source>
        <translation>Der Artikel und seine Kommentare, zum Lesen und Annotieren</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Thread: {title}</source>
        <translation>Thread: {title}</translation>
    </message>
    <message>
        <source>Unfold this comment and its replies</source>
        <translation>Diesen Kommentar und seine Antworten ausklappen</translation>
    </message>
    <message>
        <source>Unknown author</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>answering the article</source>
        <translation>antwortet auf den Artikel</translation>
    </message>
    <message>
        <source>answering {author}</source>
        <translation>antwortet auf {author}</translation>
    </message>
    <message>
        <source>by {author}</source>
        <translation>von {author}</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>level {depth}</source>
        <translation>Stufe {depth}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>suggested, {percent} %</source>
        <translation>vorgeschlagen, {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>the article it answers</source>
        <translation>der Artikel, auf den er antwortet</translation>
    </message>
    <message>
        <source>the comment it answers</source>
        <translation>der Kommentar, auf den er antwortet</translation>
    </message>
    <message>
        <source>toward</source>
        <translation>gegenüber</translation>
    </message>
    <message>
        <source>toward {target}</source>
        <translation>gegenüber: {target}</translation>
    </message>
    <message>
        <source>unknown author</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>{attribute}: {value}, suggested by {agent}</source>
        <translation>{attribute}: {value}, vorgeschlagen von {agent}</translation>
    </message>
    <message>
        <source>{count} days later</source>
        <translation>{count} Tage später</translation>
    </message>
    <message>
        <source>{count} h later</source>
        <translation>{count}&#xa0;h später</translation>
    </message>
    <message>
        <source>{count} min later</source>
        <translation>{count}&#xa0;min später</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} Notizen</translation>
    </message>
    <message>
        <source>{count} replies hidden</source>
        <translation>{count} Antworten verborgen</translation>
    </message>
    <message>
        <source>{count} · answering the article</source>
        <translation>{count} · Antwort auf den Artikel</translation>
    </message>
    <message>
        <source>{notes} by {names}</source>
        <translation>{notes} von {names}</translation>
    </message>
    <message>
        <source>{notes}, also by {names}</source>
        <translation>{notes}, auch von {names}</translation>
    </message>
    <message>
        <source>{quote}: label {number} of {count}, {text}</source>
        <translation>{quote}: Label {number} von {count}, {text}</translation>
    </message>
</context>
<context>
    <name>ThreadsPanel</name>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>Accept by majority…</source>
        <translation>Nach Mehrheit …</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Choose annotators…</source>
        <translation>Personen wählen …</translation>
    </message>
    <message>
        <source>Everybody’s labels</source>
        <translation>Labels von allen</translation>
    </message>
    <message>
        <source>Names appear once a thread is decided</source>
        <translation>Namen erscheinen, sobald ein Thread entschieden ist</translation>
    </message>
    <message>
        <source>No thread is like that.</source>
        <translation>Kein Thread ist so.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Share in percent</source>
        <translation>Anteil in Prozent</translation>
    </message>
    <message>
        <source>Which threads</source>
        <translation>Welche Threads</translation>
    </message>
    <message>
        <source>Whose labels</source>
        <translation>Wessen Labels</translation>
    </message>
</context>
<context>
    <name>TimeButton</name>
    <message>
        <source>This thread {time} active</source>
        <translation>Thread {time} aktiv</translation>
    </message>
    <message>
        <source>This thread {time}, paused</source>
        <translation>Thread {time}, pausiert</translation>
    </message>
    <message>
        <source>Your active time in this thread; pauses of more than a minute are left out.
It stays in this project file. Click for all of your time.</source>
        <translation>Eigene aktive Zeit in diesem Thread; Pausen von mehr als einer Minute zählen nicht.
Sie bleibt in dieser Projektdatei. Ein Klick zeigt die gesamte Zeit.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Annotieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>{name} annotates; change who</source>
        <translation>{name} annotiert; wechseln</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message numerus="yes">
        <source>%Ln places</source>
        <translation>
            <numerusform>%Ln Stelle</numerusform>
            <numerusform>%Ln Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 Stelle</translation>
    </message>
    <message>
        <source>Finds nothing in the open thread.</source>
        <translation>Findet nichts im geöffneten Thread.</translation>
    </message>
    <message>
        <source>Finds {places} in the open thread: {texts}</source>
        <translation>Findet {places} im geöffneten Thread: {texts}</translation>
    </message>
    <message>
        <source>Open a thread to try it there.</source>
        <translation>Zum Ausprobieren einen Thread öffnen.</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>A spaCy pipeline in a folder can bring code of its own, and loading it runs that code with all that you may do on this machine. Load it only where you trust whoever made it.</source>
        <translation>Eine spaCy-Pipeline in einem Ordner kann eigenen Code mitbringen, und das Laden führt ihn mit allen eigenen Rechten auf diesem Rechner aus. Nur laden, wenn zu trauen ist, wer sie gemacht hat.</translation>
    </message>
    <message>
        <source>Do not load it</source>
        <translation>Nicht laden</translation>
    </message>
    <message>
        <source>I trust it: load it</source>
        <translation>Vertrauen und laden</translation>
    </message>
    <message>
        <source>Load this pipeline?</source>
        <translation>Diese Pipeline laden?</translation>
    </message>
    <message>
        <source>You are asked once for each folder; the answer is kept in your settings.</source>
        <translation>Gefragt wird einmal je Ordner; die Antwort bleibt in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>TwoBars</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>with</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>without</source>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>WeekBars</name>
    <message>
        <source>Active time of the last seven days</source>
        <translation>Aktive Zeit der letzten sieben Tage</translation>
    </message>
</context>
<context>
    <name>WeekPlot</name>
    <message>
        <source>{measure} by week</source>
        <translation>{measure} nach Woche</translation>
    </message>
</context>
<context>
    <name>WeekShares</name>
    <message>
        <source>Share of judged labels that were right, by week</source>
        <translation>Anteil richtiger unter den beurteilten Labels, nach Woche</translation>
    </message>
</context>
<context>
    <name>WhoseSheet</name>
    <message>
        <source>Annotators under review</source>
        <translation>Personen in der Prüfung</translation>
    </message>
    <message>
        <source>Review these</source>
        <translation>Diese prüfen</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
    <message>
        <source>%1 toward %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, and %2 in other threads</source>
        <translation>%1 und %2 in anderen Threads</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>%1’s comment</source>
        <translation>Kommentar von %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln comments</source>
        <translation>
            <numerusform>%Ln Kommentar</numerusform>
            <numerusform>%Ln Kommentare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln Notiz</numerusform>
            <numerusform>%Ln Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestions</source>
        <translation>
            <numerusform>%Ln Vorschlag</numerusform>
            <numerusform>%Ln Vorschläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts</source>
        <translation>
            <numerusform>%Ln Text</numerusform>
            <numerusform>%Ln Texte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln threads</source>
        <translation>
            <numerusform>%Ln Thread</numerusform>
            <numerusform>%Ln Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n % sure</source>
        <translation>
            <numerusform>%n&#xa0;% sicher</numerusform>
            <numerusform>%n&#xa0;% sicher</numerusform>
        </translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 Kommentar</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Notiz</translation>
    </message>
    <message>
        <source>1 suggestion</source>
        <translation>1 Vorschlag</translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 Text</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>a comment</source>
        <translation>ein Kommentar</translation>
    </message>
    <message>
        <source>a suggestion, edited</source>
        <translation>ein bearbeiteter Vorschlag</translation>
    </message>
    <message>
        <source>accepted %1</source>
        <translation>%1 übernommen</translation>
    </message>
    <message>
        <source>acknowledged a correction</source>
        <translation>Korrektur anerkannt</translation>
    </message>
    <message>
        <source>acknowledging a correction</source>
        <translation>Anerkennen einer Korrektur</translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation>adjudiziert</translation>
    </message>
    <message>
        <source>an accepted suggestion</source>
        <translation>ein übernommener Vorschlag</translation>
    </message>
    <message>
        <source>assigned %1 to %2</source>
        <translation>%1 an %2 zugeteilt</translation>
    </message>
    <message>
        <source>assignment of %1 to %2</source>
        <translation>Zuteilung von %1 an %2</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>blind</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>change of the schema: %1</source>
        <translation>Änderung des Schemas: %1</translation>
    </message>
    <message>
        <source>changed a suggestion to %1</source>
        <translation>Vorschlag geändert zu %1</translation>
    </message>
    <message>
        <source>changed the schema: %1</source>
        <translation>Schema geändert: %1</translation>
    </message>
    <message>
        <source>contested a correction</source>
        <translation>Korrektur beanstandet</translation>
    </message>
    <message>
        <source>contesting a correction</source>
        <translation>Beanstanden einer Korrektur</translation>
    </message>
    <message>
        <source>deleted %1</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>deleted the note %1</source>
        <translation>Notiz %1 gelöscht</translation>
    </message>
    <message>
        <source>deletion of %1</source>
        <translation>Löschen von %1</translation>
    </message>
    <message>
        <source>deletion of the note %1</source>
        <translation>Löschen der Notiz %1</translation>
    </message>
    <message>
        <source>flag “%1”</source>
        <translation>Vormerkung „%1“</translation>
    </message>
    <message>
        <source>flagged: %1</source>
        <translation>vorgemerkt: %1</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>imported %1</source>
        <translation>%1 importiert</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>judged %1</source>
        <translation>%1 beurteilt</translation>
    </message>
    <message>
        <source>labelled %1</source>
        <translation>%1 vergeben</translation>
    </message>
    <message>
        <source>merged to %1</source>
        <translation>zu %1 vereint</translation>
    </message>
    <message>
        <source>merging to %1</source>
        <translation>Vereinen zu %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>new ends of %1</source>
        <translation>neue Enden von %1</translation>
    </message>
    <message>
        <source>no comments</source>
        <translation>keine Kommentare</translation>
    </message>
    <message>
        <source>note %1</source>
        <translation>Notiz %1</translation>
    </message>
    <message>
        <source>noted %1</source>
        <translation>%1 notiert</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing toward %1</source>
        <translation>keine Haltung mehr: %1</translation>
    </message>
    <message>
        <source>put back %1</source>
        <translation>%1 zurückgeholt</translation>
    </message>
    <message>
        <source>putting back %1</source>
        <translation>Zurückholen von %1</translation>
    </message>
    <message>
        <source>rejected %1</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>rejection of %1</source>
        <translation>Ablehnung von %1</translation>
    </message>
    <message>
        <source>removal of %1</source>
        <translation>Entfernen von %1</translation>
    </message>
    <message>
        <source>removed %1</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>%1 gesetzt</translation>
    </message>
    <message>
        <source>set the state to “%1”</source>
        <translation>Stand auf „%1“ gesetzt</translation>
    </message>
    <message>
        <source>split %1</source>
        <translation>%1 geteilt</translation>
    </message>
    <message>
        <source>splitting of %1</source>
        <translation>Teilen von %1</translation>
    </message>
    <message>
        <source>state “%1”</source>
        <translation>Stand „%1“</translation>
    </message>
    <message>
        <source>submission</source>
        <translation>Abgabe</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>taking back %1 from %2</source>
        <translation>Zurücknehmen von %1 von %2</translation>
    </message>
    <message>
        <source>taking back the answer to a correction</source>
        <translation>Zurücknehmen der Antwort auf eine Korrektur</translation>
    </message>
    <message>
        <source>taking back the rejection of %1</source>
        <translation>Zurücknahme der Ablehnung von %1</translation>
    </message>
    <message>
        <source>taking back the verdict on %1</source>
        <translation>Zurücknehmen des Urteils über %1</translation>
    </message>
    <message>
        <source>taking the flag away</source>
        <translation>Aufheben der Vormerkung</translation>
    </message>
    <message>
        <source>the article</source>
        <translation>der Artikel</translation>
    </message>
    <message>
        <source>the claim %1</source>
        <translation>die These %1</translation>
    </message>
    <message>
        <source>the comment it answers</source>
        <translation>der Kommentar, auf den er antwortet</translation>
    </message>
    <message>
        <source>the learner</source>
        <translation>der Lerner</translation>
    </message>
    <message>
        <source>the list of terms</source>
        <translation>die Begriffsliste</translation>
    </message>
    <message>
        <source>the sentiment lexicon</source>
        <translation>das Stimmungslexikon</translation>
    </message>
    <message>
        <source>the shipped pipeline</source>
        <translation>die mitgelieferte Pipeline</translation>
    </message>
    <message>
        <source>took back %1 from %2</source>
        <translation>%1 von %2 zurückgenommen</translation>
    </message>
    <message>
        <source>took back the answer to a correction</source>
        <translation>Antwort auf eine Korrektur zurückgenommen</translation>
    </message>
    <message>
        <source>took back the rejection of %1</source>
        <translation>Ablehnung von %1 zurückgenommen</translation>
    </message>
    <message>
        <source>took back the verdict on %1</source>
        <translation>Urteil über %1 zurückgenommen</translation>
    </message>
    <message>
        <source>took the flag away</source>
        <translation>Vormerkung aufgehoben</translation>
    </message>
    <message>
        <source>unlike the rest</source>
        <translation>anders als der Rest</translation>
    </message>
    <message>
        <source>verdict on %1</source>
        <translation>Urteil über %1</translation>
    </message>
    <message>
        <source>{notes}, by {names}</source>
        <translation>{notes}, von {names}</translation>
    </message>
    <message>
        <source>{unsure} of {suggestions} unsure</source>
        <translation>{unsure} von {suggestions} unsicher</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>New attribute</source>
        <translation>Neues Attribut</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Neue Ebene</translation>
    </message>
</context>
<context>
    <name>_ColumnForm</name>
    <message>
        <source>Answers (id)</source>
        <translation>Antwortet auf (ID)</translation>
    </message>
    <message>
        <source>Article (id)</source>
        <translation>Artikel (ID)</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Column of: {name}</source>
        <translation>Spalte für: {name}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Weiterlesen</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>listed already</source>
        <translation>schon in der Liste</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>said before</source>
        <translation>schon genannt</translation>
    </message>
</context>
<context>
    <name>_NameSheet</name>
    <message>
        <source>It keeps every choice here but the place, stays in the project and goes with its file.</source>
        <translation>Es behält alles hier Gewählte außer dem Ziel, bleibt im Projekt und geht mit dessen Datei.</translation>
    </message>
    <message>
        <source>Name of the recipe</source>
        <translation>Name des Rezepts</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as recipe</source>
        <translation>Als Rezept speichern</translation>
    </message>
    <message>
        <source>Such as: names for spaCy</source>
        <translation>Etwa: Namen für spaCy</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>How sure: {question}</source>
        <translation>Wie sicher: {question}</translation>
    </message>
    <message>
        <source>Percent: {question}</source>
        <translation>Prozent: {question}</translation>
    </message>
    <message>
        <source>no suggestions yet</source>
        <translation>noch keine Vorschläge</translation>
    </message>
    <message>
        <source>{above} shown · {below} held back</source>
        <translation>{above} gezeigt · {below} zurückgehalten</translation>
    </message>
</context>
<context>
    <name>_Sample</name>
    <message>
        <source>Port Eldis</source>
        <translation>Port Eldis</translation>
    </message>
</context>
</TS>
