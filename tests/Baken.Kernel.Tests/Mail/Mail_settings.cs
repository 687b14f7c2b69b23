using Baken.Kernel.Mail;

namespace Baken.Kernel.Tests.Mail;

public class Mail_settings
{
    [Theory]
    [InlineData("mail.example.org", "baken@example.org", "", "Write smtp://")]
    [InlineData("https://mail.example.org", "baken@example.org", "", "Write smtp://")]
    [InlineData("smtp://", "baken@example.org", "", "Write smtp://")]
    [InlineData("smtp://mail.example.org/path", "baken@example.org", "", "Write smtp://")]
    [InlineData("smtp://mail.example.org", "", "", "MailFrom")]
    [InlineData("smtp://mail.example.org", "baken", "", "MailFrom")]
    [InlineData("smtp://user:geheim@mail.example.org", "baken@example.org", "", "BAKEN_MAILPASSWORD")]
    [InlineData("smtp://user@mail.example.org", "baken@example.org", "", "Give the password in BAKEN_MAILPASSWORD")]
    [InlineData("smtp://mail.example.org", "baken@example.org", "geheim", "names no user")]
    [InlineData("folder:", "baken@example.org", "", "names no folder")]
    public void Wrong_settings_say_what_to_change_and_repeat_no_password(string mail, string from, string password, string says)
    {
        var error = Assert.Throws<FormatException>(() => MailSettings.Parse(mail, from, password));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shown_settings_hold_neither_password_nor_user()
    {
        var settings = MailSettings.Parse("smtps://post%40x@mail.example.org:4650", "baken@example.org", "geheim");
        Assert.Equal(("post@x", "geheim", 4650), (settings.User, settings.Password, settings.Port));
        Assert.Equal("through mail.example.org:4650, encrypted, from baken@example.org", settings.ToString());
    }

    [Theory]
    [InlineData("smtp://mail.example.org", MailWay.Smtp, 587, false)]
    [InlineData("smtps://mail.example.org", MailWay.SmtpOverTls, 465, false)]
    [InlineData("smtp://localhost", MailWay.Smtp, 25, true)]
    [InlineData("smtp://[::1]:2525", MailWay.Smtp, 2525, true)]
    public void Encryption_is_left_out_on_this_machine_only(string mail, MailWay way, int port, bool loopback)
    {
        var settings = MailSettings.Parse(mail, "baken@example.org", "");
        Assert.Equal((way, port, loopback), (settings.Way, settings.Port, settings.IsLoopback));
    }

    [Fact]
    public void Without_a_setting_there_is_no_mail() => Assert.False(MailSettings.Parse("", "", "").IsSet);
}
